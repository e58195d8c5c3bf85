package afterglow.booking.clinic;

import java.util.Set;

/**
 * One practitioner, room or piece of equipment: what a claim takes the time of.
 *
 * @param id names it in claims and locks; unique across clinics
 * @param code names it in files, addresses and events
 * @param does the kinds of need that it serves
 */
public record Unit(
    long id,
    UnitType type,
    String code,
    String name,
    String location,
    Set<String> does,
    WorkingHours hours) {
  Unit workingFor(WorkingHours others) {
    return new Unit(id, type, code, name, location, does, others);
  }

  /** A need names a kind, or this one unit by its code. */
  public boolean serves(Need need) {
    return type == need.type() && (does.contains(need.kind()) || code.equals(need.kind()));
  }
}
