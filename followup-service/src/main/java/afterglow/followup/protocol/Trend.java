package afterglow.followup.protocol;

/** How it is, compared with yesterday. */
public enum Trend {
  BETTER,
  SAME,
  WORSE
}
