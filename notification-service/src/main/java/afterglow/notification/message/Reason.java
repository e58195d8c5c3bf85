package afterglow.notification.message;

/** Why a message was not sent, or did not arrive. */
public enum Reason {
  /** The patient has not agreed to be written to. */
  NO_CONSENT,
  NO_CONTACT_POINT,
  /** It could not be handed over while it was still useful. */
  TOO_LATE,
  /** Its owner says that it no longer holds. */
  STALE,
  /** Its owner took it back. */
  WITHDRAWN,
  BAD_ADDRESS,
  /** The number has opted out at the provider. */
  OPTED_OUT,
  /** The provider will not carry these words. */
  CONTENT,
  REFUSED,
  /** The provider took it and could not deliver it. */
  UNDELIVERED,
  /** Every try ended without an answer, and there are no more. */
  OUTCOME_UNKNOWN
}
