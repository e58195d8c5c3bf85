package afterglow.booking.clinic;

import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A clinic as it stands at one revision of its set-up: the tenant, its places, units and catalogue.
 *
 * @param id the slug in addresses, claims and events
 * @param notice a visit is booked online at least this long ahead
 * @param horizon and at most this far ahead
 * @param demo whether its people and protocols are made up
 */
public record Clinic(
    String id,
    int revision,
    String name,
    String phone,
    String email,
    List<String> locales,
    boolean demo,
    Duration notice,
    Period horizon,
    List<Location> locations,
    List<Unit> units,
    List<Treatment> treatments,
    Map<String, Text> questions) {

  public Optional<Treatment> treatment(String code) {
    return treatments.stream().filter(t -> t.code().equals(code)).findFirst();
  }

  /** Where its days begin and end; one with places in several zones reckons by the first. */
  public ZoneId zone() {
    return locations.getFirst().zone();
  }

  public Location location(String code) {
    return locations.stream().filter(l -> l.code().equals(code)).findFirst().orElseThrow();
  }

  public Optional<Unit> practitioner(String code) {
    return units.stream()
        .filter(u -> u.type() == UnitType.PRACTITIONER && u.code().equals(code))
        .findFirst();
  }

  /** The same if everything were there at any time, as far as staff can arrange that. */
  public Clinic aroundTheClock() {
    return new Clinic(
        id,
        revision,
        name,
        phone,
        email,
        locales,
        demo,
        notice,
        horizon,
        locations,
        units.stream().map(unit -> unit.workingFor(WorkingHours.ALWAYS)).toList(),
        treatments,
        questions);
  }

  /** The units of a location that serve a need. */
  public List<Unit> serving(Need need, Location location) {
    return units.stream()
        .filter(u -> u.serves(need) && u.location().equals(location.code()))
        .toList();
  }
}
