package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One unit for each need of a visit, all of them free and at work for as long as they are needed.
 * Units that serve fewest kinds of need are taken first, so that the versatile ones stay for those
 * who need them.
 */
public final class Seating {
  private final Map<Need, Unit> units;
  private final Map<Need, List<TimeRange>> times;

  private Seating(Map<Need, Unit> units, Map<Need, List<TimeRange>> times) {
    this.units = units;
    this.times = times;
  }

  /** Finds one where the practitioners are of the caller's choice, or nothing if there is none. */
  public static Optional<Seating> find(
      Clinic clinic,
      Location location,
      Treatment treatment,
      Instant start,
      Diary diary,
      Predicate<Unit> practitioner) {
    var times = treatment.times(start);
    var candidates = new LinkedHashMap<Need, List<Unit>>();
    for (var need : times.entrySet()) {
      candidates.put(
          need.getKey(),
          clinic.serving(need.getKey(), location).stream()
              .filter(u -> u.type() != UnitType.PRACTITIONER || practitioner.test(u))
              .filter(u -> need.getValue().stream().allMatch(t -> isAtWork(u, t, location)))
              .filter(u -> diary.isFree(u.id(), need.getValue()))
              .sorted(
                  Comparator.comparingInt((Unit u) -> u.does().size()).thenComparing(Unit::code))
              .toList());
    }
    var chosen = new LinkedHashMap<Need, Unit>();
    return choose(new ArrayList<>(times.keySet()), 0, candidates, chosen)
        ? Optional.of(new Seating(chosen, times))
        : Optional.empty();
  }

  /** Every need in turn, going back where two needs would want the same unit. */
  private static boolean choose(
      List<Need> needs, int next, Map<Need, List<Unit>> candidates, Map<Need, Unit> chosen) {
    if (next == needs.size()) {
      return true;
    }
    var need = needs.get(next);
    for (var unit : candidates.getOrDefault(need, List.of())) {
      if (!chosen.containsValue(unit)) {
        chosen.put(need, unit);
        if (choose(needs, next + 1, candidates, chosen)) {
          return true;
        }
        chosen.remove(need);
      }
    }
    return false;
  }

  private static boolean isAtWork(Unit unit, TimeRange time, Location location) {
    return unit.hours().cover(time, location.zone());
  }

  /** Who treats: the practitioner of the first segment that needs one. */
  public Unit practitioner() {
    return units.values().stream()
        .filter(unit -> unit.type() == UnitType.PRACTITIONER)
        .findFirst()
        .orElseThrow();
  }

  /** What has to be claimed. */
  public List<Diary.Taken> claims() {
    return units.entrySet().stream()
        .flatMap(
            chosen ->
                times.getOrDefault(chosen.getKey(), List.of()).stream()
                    .map(time -> new Diary.Taken(chosen.getValue().id(), time)))
        .toList();
  }
}
