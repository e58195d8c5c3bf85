package afterglow.notification.delivery;

/** What is known about one try. */
enum AttemptOutcome {
  OPEN,
  ACCEPTED,
  REFUSED,
  NOT_TAKEN,
  UNKNOWN
}
