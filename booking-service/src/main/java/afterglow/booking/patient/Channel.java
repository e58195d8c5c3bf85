package afterglow.booking.patient;

/** How somebody can be written to. */
public enum Channel {
  EMAIL,
  SMS
}
