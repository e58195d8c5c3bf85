package afterglow.booking.appointment;

/** Who makes a change. */
public enum Actor {
  PATIENT,
  STAFF
}
