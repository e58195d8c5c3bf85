package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * When a treatment could start at a location, and with whom: all of a time at once, by intersecting
 * the minutes in which units are free. A start is looked at by itself only where that cannot
 * answer: where needs compete for the same units, or other visits would have to make room.
 */
public final class FreeStarts {
  private static final List<UnitType> MOVABLE = List.of(UnitType.ROOM, UnitType.EQUIPMENT);

  private final Clinic clinic;
  private final Location location;
  private final Treatment treatment;
  private final Diaries diaries;
  private final Window window;
  private final FreeUnits free;
  private final SeatSearch asItIs;
  private final Map<Need, List<TimeRange>> times;
  private @Nullable SeatSearch everybody;

  /**
   * A start and those who could treat from then on.
   *
   * @param practitioners never empty
   */
  public record Start(Instant at, List<Unit> practitioners) {}

  private FreeStarts(
      Clinic clinic, Location location, Treatment treatment, Window window, Diaries diaries) {
    this.clinic = clinic;
    this.location = location;
    this.treatment = treatment;
    this.diaries = diaries;
    this.window = window;
    var diary = diaries.taken(window.time());
    this.free = new FreeUnits(window, location.zone(), diary);
    this.asItIs = new SeatSearch(clinic, location, diary);
    this.times = treatment.times(window.instant(0));
  }

  /**
   * The starts within a time, in order.
   *
   * @param diaries of the location
   * @param practitioner whom the caller would be treated by
   */
  public static List<Start> within(
      Clinic clinic,
      Location location,
      Treatment treatment,
      TimeRange time,
      Diaries diaries,
      Predicate<Unit> practitioner,
      Instant now) {
    var treating =
        clinic.serving(treatment.treating(), location).stream().filter(practitioner).toList();
    if (treating.isEmpty()) {
      return List.of();
    }
    // A visit that starts at the end of the asked time runs on past it.
    var window = Window.of(new TimeRange(time.start(), treatment.from(time.end()).end()));
    var rules = new StartRules(clinic, location, now);
    var starts = rules.within(window);
    var visit = treatment.from(time.start());
    starts = starts.and(rules.open(window, Duration.between(visit.start(), visit.end())));
    starts.remove(Math.toIntExact(window.after(time.end())), window.minutes());
    if (window.instant(0).isBefore(time.start())) {
      starts.remove(0, 1);
    }
    if (starts.isEmpty()) {
      return List.of();
    }
    return new FreeStarts(clinic, location, treatment, window, diaries).of(starts, treating);
  }

  private List<Start> of(MinuteSet eligible, List<Unit> treating) {
    var certain = eligible;
    for (var type : MOVABLE) {
      certain = certain.and(certain(type));
    }
    var possible = eligible;
    for (var type : possible.equals(certain) ? List.<UnitType>of() : MOVABLE) {
      possible = possible.and(possible(type));
    }
    for (var need : needs(UnitType.PRACTITIONER)) {
      possible = possible.and(starts(need, clinic.serving(need, location)));
    }
    var compete = compete(UnitType.PRACTITIONER);
    var roomFor = new HashMap<Integer, Boolean>();
    var found = new TreeMap<Integer, List<Unit>>();
    for (var unit : treating) {
      for (var minute : possible.and(starts(treatment.treating(), List.of(unit))).toArray()) {
        if ((certain.has(minute) || roomFor.computeIfAbsent(minute, this::canMakeRoom))
            && (!compete || isPossible(asItIs, UnitType.PRACTITIONER, minute, unit::equals))) {
          found.computeIfAbsent(minute, m -> new ArrayList<>()).add(unit);
        }
      }
    }
    return found.entrySet().stream()
        .map(start -> new Start(window.instant(start.getKey()), start.getValue()))
        .toList();
  }

  private List<Need> needs(UnitType type) {
    return times.keySet().stream().filter(need -> need.type() == type).toList();
  }

  /** From which starts one of these units is free for all that a need takes. */
  private MinuteSet starts(Need need, List<Unit> units) {
    var starts = MinuteSet.none(window.minutes());
    for (var unit : units) {
      starts = starts.or(free.starts(free.of(unit), times.getOrDefault(need, List.of())));
    }
    return starts;
  }

  /** From which starts there surely is a free unit for each need, without moving anybody. */
  private MinuteSet certain(UnitType type) {
    if (compete(type)) {
      return MinuteSet.none(window.minutes());
    }
    var starts = MinuteSet.all(window.minutes());
    for (var need : needs(type)) {
      starts = starts.and(starts(need, clinic.serving(need, location)));
    }
    return starts;
  }

  /**
   * Outside of these starts there is none, whoever makes room: whoever moves leaves as many units
   * free at any minute as there were, so one has to be free at every minute that is needed.
   */
  private MinuteSet possible(UnitType type) {
    var starts = MinuteSet.all(window.minutes());
    for (var need : needs(type)) {
      var minutes = free.any(interchangeable(clinic.serving(need, location)));
      starts = starts.and(free.starts(minutes, times.getOrDefault(need, List.of())));
    }
    return starts;
  }

  /** All units that visits could come to by moving from one that they suit to the next. */
  private List<Unit> interchangeable(List<Unit> units) {
    var reached = new LinkedHashSet<>(units);
    boolean more;
    do {
      more =
          reached.addAll(
              clinic.units().stream()
                  .filter(unit -> unit.location().equals(location.code()))
                  .filter(unit -> reached.stream().anyMatch(other -> isAlike(unit, other)))
                  .toList());
    } while (more);
    return List.copyOf(reached);
  }

  private static boolean isAlike(Unit one, Unit other) {
    return one.type() == other.type() && !Collections.disjoint(one.does(), other.does());
  }

  /** Whether two needs want one of the same units at the same time. */
  private boolean compete(UnitType type) {
    var needs = needs(type);
    for (var one : needs) {
      for (var other : needs) {
        if (!one.equals(other)
            && times.getOrDefault(one, List.of()).stream()
                .anyMatch(t -> times.getOrDefault(other, List.of()).stream().anyMatch(t::overlaps))
            && !Collections.disjoint(
                clinic.serving(one, location), clinic.serving(other, location))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean canMakeRoom(int minute) {
    if (everybody == null) {
      var time = SeatSearch.around(window.time());
      everybody = new SeatSearch(clinic, location, diaries.withVisits(time));
    }
    return MOVABLE.stream().allMatch(type -> isPossible(everybody, type, minute, unit -> true));
  }

  private boolean isPossible(
      SeatSearch search, UnitType type, int minute, Predicate<Unit> practitioner) {
    return search
        .find(type, treatment, window.instant(minute), practitioner, SeatSearch.MakeRoom.YES)
        .isPresent();
  }
}
