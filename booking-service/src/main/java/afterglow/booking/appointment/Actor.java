package afterglow.booking.appointment;

/** Who makes a change. */
public enum Actor {
  PATIENT,
  STAFF,
  /** Nobody; it made room for another visit. */
  SYSTEM
}
