package afterglow.booking.diary;

/** What takes a unit's time. */
public enum ClaimKind {
  /** Somebody is filling in the form; ends by itself. */
  HOLD,
  APPOINTMENT,
  /** Out of use or away: a broken device, an absence. */
  BLOCK,
  /** What a change left behind, kept until it can no longer be taken back. */
  UNDO
}
