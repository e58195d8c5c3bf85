package afterglow.booking.diary;

import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.WorkingHours;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds units of one type for the needs of a visit. Where none is free it may move other visits to
 * other units of the type, as few of them as possible and never in time.
 *
 * <p>It tries with no visit moved, then with one, and so on. Whoever is moved takes a unit in turn,
 * from which others may have to go. Every seating that there is can be reached like this: put each
 * in its place there, and only those are driven out whose place there is another. So it finds one
 * if there is one, unless it has to give up after {@link #MOST_TRIES} tries.
 */
final class UnitSearch {
  static final int MOST_TRIES = 20_000;

  private final ZoneId zone;
  private final List<Unit> units;
  private final Diary diary;
  private final Map<Long, List<Seat>> movable = new HashMap<>();
  private final Map<Long, List<TimeRange>> fixed = new HashMap<>();
  private final Map<Seat, List<Unit>> suitable = new HashMap<>();
  private final Map<WorkingHours, Map<TimeRange, List<TimeRange>>> worked = new IdentityHashMap<>();
  private int tries;

  /**
   * One need of one visit and the times at which it is needed.
   *
   * @param holder nothing for the visit that is to be seated
   * @param unit the one that it has
   */
  record Seat(@Nullable UUID holder, Need need, List<TimeRange> times, long unit) {
    boolean overlaps(Seat other) {
      return times.stream().anyMatch(time -> other.times.stream().anyMatch(time::overlaps));
    }
  }

  /** Nothing was found in {@link #MOST_TRIES} tries, which does not mean that there is nothing. */
  static final class GaveUp extends RuntimeException {
    GaveUp() {
      super("No seating in " + MOST_TRIES + " tries", null, false, false);
    }
  }

  /** Over the units of one type at one location. */
  UnitSearch(ZoneId zone, List<Unit> units, Diary diary) {
    this.zone = zone;
    this.units = units;
    this.diary = diary;
    units.forEach(this::sort);
  }

  private void sort(Unit unit) {
    var seats = new LinkedHashMap<Map.Entry<UUID, Need>, List<TimeRange>>();
    for (var claim : diary.of(unit.id())) {
      var visit = claim.visit();
      if (visit == null || !visit.canMove()) {
        fixed.computeIfAbsent(unit.id(), id -> new ArrayList<>()).add(claim.time());
      } else {
        seats
            .computeIfAbsent(Map.entry(visit.holder(), visit.need()), seat -> new ArrayList<>())
            .add(claim.time());
      }
    }
    seats.forEach(
        (of, times) ->
            movable
                .computeIfAbsent(unit.id(), id -> new ArrayList<>())
                .add(new Seat(of.getKey(), of.getValue(), times, unit.id())));
  }

  /**
   * Where each need finds its place, and where those go that had to make room.
   *
   * @param wanted which units the caller would have
   * @param most how many of the earlier seats may be moved
   * @return nothing when there is no such seating
   * @throws GaveUp when that is not known
   */
  Optional<Map<Seat, Unit>> find(
      Map<Need, List<TimeRange>> visit, Predicate<Map.Entry<Need, Unit>> wanted, int most) {
    tries = 0;
    suitable.clear();
    var seats = new ArrayList<Seat>();
    visit.forEach(
        (need, times) -> {
          var seat = new Seat(null, need, times, -1);
          seats.add(seat);
          suitable.put(
              seat,
              suitable(seat, unit -> wanted.test(Map.entry(need, unit)), unit -> gap(unit, seat)));
        });
    var highest = Math.min(most, movable.values().stream().mapToInt(Collection::size).sum());
    for (var moves = 0; moves <= highest; moves++) {
      var placed = new LinkedHashMap<Seat, Unit>();
      if (place(seats, placed, new HashSet<>(), moves)) {
        return Optional.of(placed);
      }
    }
    return Optional.empty();
  }

  /** How many placings the last search took. */
  int tries() {
    return tries;
  }

  private boolean place(
      List<Seat> waiting, Map<Seat, Unit> placed, Set<Seat> driven, int movesLeft) {
    if (waiting.isEmpty()) {
      return true;
    }
    if (++tries > MOST_TRIES) {
      throw new GaveUp();
    }
    var next = hardest(waiting, placed);
    for (var unit : candidates(next, placed)) {
      var inTheWay = inTheWay(next, unit, driven);
      if (inTheWay.size() > movesLeft) {
        continue;
      }
      var rest = new ArrayList<>(waiting);
      rest.remove(next);
      rest.addAll(inTheWay);
      placed.put(next, unit);
      driven.addAll(inTheWay);
      if (place(rest, placed, driven, movesLeft - inTheWay.size())) {
        return true;
      }
      inTheWay.forEach(driven::remove);
      placed.remove(next);
    }
    return false;
  }

  /** The one with the fewest units to choose from fails first, if it fails. */
  private Seat hardest(List<Seat> waiting, Map<Seat, Unit> placed) {
    return waiting.size() == 1
        ? waiting.getFirst()
        : Collections.min(
            waiting, Comparator.comparingInt(seat -> candidates(seat, placed).size()));
  }

  /** The suitable units on which no other has been placed at that time. */
  private List<Unit> candidates(Seat seat, Map<Seat, Unit> placed) {
    return suitable
        .computeIfAbsent(seat, other -> suitable(other, unit -> true, unit -> Duration.ZERO))
        .stream()
        .filter(
            unit ->
                placed.entrySet().stream()
                    .noneMatch(
                        other -> other.getValue().equals(unit) && other.getKey().overlaps(seat)))
        .toList();
  }

  private record Ranked(Unit unit, Duration gap) {
    static final Comparator<Ranked> ORDER =
        Comparator.comparingInt((Ranked ranked) -> ranked.unit.does().size())
            .thenComparing(Ranked::gap)
            .thenComparing(ranked -> ranked.unit.code());
  }

  /**
   * Units that are at work and not blocked; those that serve the fewest kinds come first, so that
   * versatile ones stay for those who need them, and of these the one with the smallest gap.
   */
  private List<Unit> suitable(Seat seat, Predicate<Unit> wanted, Function<Unit, Duration> gap) {
    return units.stream()
        .filter(unit -> unit.serves(seat.need()))
        .filter(wanted)
        .filter(unit -> seat.times().stream().allMatch(time -> isAtWork(unit, time)))
        .filter(
            unit ->
                fixed.getOrDefault(unit.id(), List.of()).stream()
                    .noneMatch(taken -> seat.times().stream().anyMatch(taken::overlaps)))
        .map(unit -> new Ranked(unit, gap.apply(unit)))
        .sorted(Ranked.ORDER)
        .map(Ranked::unit)
        .toList();
  }

  /** Many units have the same hours, those of their place. */
  private List<TimeRange> worked(Unit unit, TimeRange time) {
    return worked
        .computeIfAbsent(unit.hours(), hours -> new HashMap<>())
        .computeIfAbsent(time, t -> unit.hours().within(t, zone));
  }

  private boolean isAtWork(Unit unit, TimeRange time) {
    return worked(unit, time).stream().anyMatch(shift -> shift.contains(time));
  }

  /** Gaps that fit are used up before long free stretches are broken. */
  private Duration gap(Unit unit, Seat seat) {
    var time = new TimeRange(seat.times().getFirst().start(), seat.times().getLast().end());
    var shift =
        worked(unit, time).stream()
            .filter(worked -> worked.contains(time))
            .findFirst()
            .orElse(time);
    var since = diary.freeSince(unit.id(), time.end()).orElse(shift.start());
    var until = diary.freeUntil(unit.id(), time.start()).orElse(shift.end());
    return Duration.between(
        since.isAfter(shift.start()) ? since : shift.start(),
        until.isBefore(shift.end()) ? until : shift.end());
  }

  private List<Seat> inTheWay(Seat seat, Unit unit, Set<Seat> driven) {
    return movable.getOrDefault(unit.id(), List.of()).stream()
        .filter(other -> !driven.contains(other) && other.overlaps(seat))
        .toList();
  }
}
