package afterglow.notification.template;

/** Why somebody is written to. */
public enum Purpose {
  BOOKED,
  RESCHEDULED,
  CANCELLED,
  REMINDER,
  PREPARATION,
  CHECK_IN
}
