package afterglow.followup.careplan;

/** Why a follow-up was not, or is no longer, to be sent. */
public enum Reason {
  /**
   * The appointment was made when the step's time had come already, and no later one took it in.
   */
  BOOKED_TOO_LATE,
  /** When it could have been sent it was of no use any more. */
  TOO_LATE,
  /** The appointment has another time, for which it was planned anew. */
  RESCHEDULED,
  /** The appointment was called off. */
  CANCELLED,
  /** The patient did not come. */
  NO_SHOW,
  /** The visit it was to precede has taken place. */
  FULFILLED
}
