package afterglow.notification.delivery;

/** What a provider says about a try whose answer was lost. */
enum Trace {
  /** It has taken it. */
  TAKEN,
  /** It does not know it, or cannot tell. */
  NONE,
  /** It cannot be asked now. */
  AWAY
}
