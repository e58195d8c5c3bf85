package afterglow.notification.seen;

/** What a topic promises about the versions of one aggregate. */
public enum Order {
  /** Every version comes, one after the other; a missing one is waited for. */
  CONTIGUOUS,
  /** Each event carries the whole state and older ones may be compacted away; the newest wins. */
  NEWEST_WINS
}
