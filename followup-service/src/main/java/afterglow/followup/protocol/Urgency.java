package afterglow.followup.protocol;

/** How fast somebody must look at an answer, or at its absence; the first is the most urgent. */
public enum Urgency {
  /** Life or sight may be at risk: the patient calls emergency services first. */
  EMERGENCY,
  /** A clinician within the hour, at any time of day. */
  URGENT_1H,
  /** The clinic today. */
  SAME_DAY,
  /** The clinic on its next day. */
  NEXT_DAY;

  public boolean isMoreUrgentThan(Urgency other) {
    return compareTo(other) < 0;
  }
}
