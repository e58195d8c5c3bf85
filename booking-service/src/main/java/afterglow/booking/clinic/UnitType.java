package afterglow.booking.clinic;

/** What kind of thing has a diary. */
public enum UnitType {
  PRACTITIONER,
  ROOM,
  EQUIPMENT
}
