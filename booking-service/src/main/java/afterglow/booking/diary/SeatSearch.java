package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import io.micrometer.core.instrument.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Looks for seatings at one location, in one diary. Rooms and pieces of equipment are as good as
 * others of their kind, so visits may be moved from one to another to make room; nobody's
 * practitioner is ever changed.
 */
public final class SeatSearch {
  private final Clinic clinic;
  private final Location location;
  private final Diary diary;
  private final Map<UnitType, UnitSearch> searches = new EnumMap<>(UnitType.class);

  public SeatSearch(Clinic clinic, Location location, Diary diary) {
    this.clinic = clinic;
    this.location = location;
    this.diary = diary;
  }

  /** Whether other visits may be moved to make room. */
  public enum MakeRoom {
    NO,
    YES
  }

  /**
   * So much of the diary has to be read that no visit that might be moved is cut off: a night on
   * both sides, in which clinics are empty.
   */
  public static TimeRange around(TimeRange time) {
    return new TimeRange(
        time.start().minus(Duration.ofDays(1)), time.end().plus(Duration.ofDays(1)));
  }

  /**
   * Finds a unit for each need of a visit.
   *
   * @param practitioner whom the caller would be treated by
   * @return nothing if there is no seating, or none was found in {@link UnitSearch#MOST_TRIES}
   */
  public Optional<Seating> find(
      Treatment treatment, Instant start, Predicate<Unit> practitioner, MakeRoom makeRoom) {
    var times = treatment.times(start);
    var seats = new LinkedHashMap<UnitSearch.Seat, Unit>();
    for (var type : UnitType.values()) {
      var found = find(type, treatment, start, practitioner, makeRoom);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      seats.putAll(found.get());
    }
    return Optional.of(new Seating(treatment.treating(), times, seats));
  }

  /** The same for the units of one type. */
  Optional<Map<UnitSearch.Seat, Unit>> find(
      UnitType type,
      Treatment treatment,
      Instant start,
      Predicate<Unit> practitioner,
      MakeRoom makeRoom) {
    var needed = treatment.times(start);
    needed.keySet().removeIf(need -> need.type() != type);
    if (needed.isEmpty()) {
      return Optional.of(Map.of());
    }
    var treating = treatment.treating();
    Predicate<Map.Entry<Need, Unit>> wanted =
        seat -> !seat.getKey().equals(treating) || practitioner.test(seat.getValue());
    var most = makeRoom == MakeRoom.YES && type != UnitType.PRACTITIONER ? Integer.MAX_VALUE : 0;
    try {
      return search(type).find(needed, wanted, most);
    } catch (UnitSearch.GaveUp e) {
      Metrics.counter("afterglow.booking.seat.search.given.up").increment();
      return Optional.empty();
    }
  }

  private UnitSearch search(UnitType type) {
    return searches.computeIfAbsent(
        type,
        t ->
            new UnitSearch(
                location.zone(),
                clinic.units().stream()
                    .filter(unit -> unit.type() == t && unit.location().equals(location.code()))
                    .toList(),
                diary));
  }
}
