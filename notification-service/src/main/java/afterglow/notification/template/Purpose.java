package afterglow.notification.template;

/** Why somebody is written to. */
public enum Purpose {
  /** A clinician looks at the answers before it is booked. */
  REQUESTED,
  BOOKED,
  RESCHEDULED,
  CANCELLED,
  REMINDER,
  PREPARATION,
  CHECK_IN
}
