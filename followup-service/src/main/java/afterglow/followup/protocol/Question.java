package afterglow.followup.protocol;

/** What a check-in may ask. */
public enum Question {
  /** Pain now, 0 to 10. */
  PAIN,
  /** Compared with yesterday. */
  TREND,
  /** Which of the protocol's red flags are there. */
  FLAGS,
  /** Whether everything is fine. */
  OK
}
