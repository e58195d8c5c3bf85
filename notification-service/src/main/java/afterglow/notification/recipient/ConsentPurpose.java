package afterglow.notification.recipient;

/** What somebody may agree to be written to about. */
public enum ConsentPurpose {
  /** Their own visits and how they heal. */
  CARE,
  /** Anything that the clinic would like to sell. */
  MARKETING
}
