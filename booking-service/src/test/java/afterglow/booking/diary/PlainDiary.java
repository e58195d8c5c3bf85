package afterglow.booking.diary;

import afterglow.booking.clinic.HoursException;
import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.Segment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.clinic.WeekPattern;
import afterglow.booking.clinic.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The same questions answered the slow and obvious way: minute by minute on a list of all minutes,
 * each with what the clock on the wall shows, and every unit tried for every need. It shares no
 * arithmetic with what it checks.
 */
final class PlainDiary {
  /** A minute, and what the wall shows. */
  private record Minute(Instant at, LocalDate date, int ofDay) {}

  /** Some minutes of one of some units, on one of which somebody may be already. */
  private record Wanted(Need need, BitSet minutes, List<Unit> places, long there) {}

  private final RandomDiary of;
  private final List<Minute> minutes = new ArrayList<>();
  private final Map<WorkingHours, BitSet> worked = new HashMap<>();

  PlainDiary(RandomDiary of) {
    this.of = of;
    var from = of.asked.start().truncatedTo(ChronoUnit.MINUTES).minus(30, ChronoUnit.HOURS);
    var until = of.asked.end().plus(34, ChronoUnit.HOURS);
    for (var at = from; at.isBefore(until); at = at.plusSeconds(60)) {
      var wall = at.atZone(of.zone);
      minutes.add(new Minute(at, wall.toLocalDate(), wall.getHour() * 60 + wall.getMinute()));
    }
  }

  private int index(Instant at) {
    return Math.toIntExact(ChronoUnit.MINUTES.between(minutes.getFirst().at(), at));
  }

  /** Minutes of a date from the first that shows the opening time to the last before closing. */
  private BitSet worked(WorkingHours hours) {
    return worked.computeIfAbsent(
        hours,
        h -> {
          var all = new BitSet();
          for (var first = 0; first < minutes.size(); ) {
            var date = minutes.get(first).date();
            var end = first;
            while (end < minutes.size() && minutes.get(end).date().equals(date)) {
              end++;
            }
            for (var shift : shifts(h, date)) {
              var open = first;
              while (open < end && minutes.get(open).ofDay() < shift[0]) {
                open++;
              }
              var close = end;
              while (close > first && minutes.get(close - 1).ofDay() >= shift[1]) {
                close--;
              }
              if (open < close) {
                all.set(open, close);
              }
            }
            first = end;
          }
          return all;
        });
  }

  private static List<int[]> shifts(WorkingHours hours, LocalDate date) {
    List<int[]> shifts = null;
    for (HoursException exception : hours.exceptions()) {
      var last = exception.until() == null ? exception.from() : exception.until();
      if (!date.isBefore(exception.from()) && !date.isAfter(last)) {
        shifts = exception.hours().stream().map(s -> new int[] {s.from(), s.to()}).toList();
      }
    }
    if (shifts != null) {
      return shifts;
    }
    shifts = new ArrayList<>();
    for (WeekPattern week : hours.weeks()) {
      if (isIn(week, date)) {
        for (var s : week.shifts().getOrDefault(date.getDayOfWeek(), List.of())) {
          shifts.add(new int[] {s.from(), s.to()});
        }
      }
    }
    return shifts;
  }

  private static boolean isIn(WeekPattern week, LocalDate date) {
    if (week.from() != null && date.isBefore(week.from())
        || week.until() != null && date.isAfter(week.until())) {
      return false;
    }
    if (week.every() == null) {
      return true;
    }
    var monday = week.from();
    while (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      monday = monday.minusDays(1);
    }
    for (; !monday.isAfter(date); monday = monday.plusWeeks(week.every())) {
      if (date.isBefore(monday.plusDays(7))) {
        return true;
      }
    }
    return false;
  }

  /** All starts within the time that was asked for, each with who could treat. */
  Map<Instant, Set<String>> starts(Set<String> practitioners) {
    var starts = new java.util.TreeMap<Instant, Set<String>>();
    for (var i = 0; i < minutes.size(); i++) {
      var at = minutes.get(i).at();
      if (!at.isBefore(of.asked.start())
          && at.isBefore(of.asked.end())
          && startRules(at).isEmpty()
          && isPossible(UnitType.ROOM, at, practitioners, segments(), true)
          && isPossible(UnitType.EQUIPMENT, at, practitioners, segments(), true)) {
        var who = new TreeSet<String>();
        for (var code : practitioners) {
          if (isPossible(UnitType.PRACTITIONER, at, Set.of(code), segments(), true)) {
            who.add(code);
          }
        }
        if (!who.isEmpty()) {
          starts.put(at, who);
        }
      }
    }
    return starts;
  }

  private List<Segment> segments() {
    return of.treatment.segments();
  }

  private List<Segment> uncleaned() {
    var segments = new ArrayList<>(segments());
    while (segments.size() > 1 && !segments.getLast().patient()) {
      segments.removeLast();
    }
    return segments;
  }

  private static int length(List<Segment> segments) {
    return segments.stream().mapToInt(Segment::minutes).sum();
  }

  Set<Blocked> whyNot(Instant start, Set<String> practitioners) {
    var why = startRules(start);
    for (var type : UnitType.values()) {
      if (isPossible(type, start, practitioners, segments(), true)) {
        continue;
      }
      var by = inTheWay(type, start, practitioners);
      if (isPossibleUncleaned(type, start, practitioners)) {
        why.add(new Blocked(Rule.BUFFER, by));
      } else if (type == UnitType.ROOM) {
        why.add(new Blocked(Rule.NO_ROOM, by));
      } else if (type == UnitType.EQUIPMENT) {
        why.add(new Blocked(Rule.NO_EQUIPMENT, by));
      } else if (isPossible(type, start, practitioners, segments(), false)) {
        why.add(new Blocked(Rule.CLAIMED, by));
      } else {
        why.add(new Blocked(Rule.HOURS, Set.of()));
      }
    }
    return why;
  }

  private Set<Blocked> startRules(Instant start) {
    var why = new java.util.HashSet<Blocked>();
    var minute = minutes.get(index(start));
    if (minute.ofDay() % of.location.gridMinutes() != 0) {
      why.add(new Blocked(Rule.GRID, Set.of()));
    }
    if (start.isBefore(of.now.plus(of.clinic.notice()))) {
      why.add(new Blocked(Rule.NOTICE, Set.of()));
    }
    var today = of.now.atZone(of.zone).toLocalDate();
    if (minute.date().isAfter(today.plus(of.clinic.horizon()))) {
      why.add(new Blocked(Rule.HORIZON, Set.of()));
    }
    var open = worked(of.location.opening());
    var i = index(start);
    if (open.nextClearBit(i) < i + length(uncleaned())) {
      why.add(new Blocked(Rule.CLOSED, Set.of()));
    } else if (open.nextClearBit(i) < i + length(segments())) {
      why.add(new Blocked(Rule.BUFFER, Set.of()));
    }
    return why;
  }

  private List<Wanted> wanted(
      UnitType type, Instant start, List<Segment> segments, Set<String> who) {
    var needs = new java.util.LinkedHashMap<Need, BitSet>();
    var at = index(start);
    for (var segment : segments) {
      for (var need : segment.needs()) {
        if (need.type() == type) {
          needs.computeIfAbsent(need, n -> new BitSet()).set(at, at + segment.minutes());
        }
      }
      at += segment.minutes();
    }
    return needs.entrySet().stream()
        .map(n -> new Wanted(n.getKey(), n.getValue(), suited(n.getKey(), n.getValue(), who), 0))
        .toList();
  }

  private Need treating() {
    for (var segment : segments()) {
      for (var need : segment.needs()) {
        if (need.type() == UnitType.PRACTITIONER) {
          return need;
        }
      }
    }
    throw new IllegalStateException();
  }

  private List<Unit> suited(Need need, BitSet minutes, Set<String> practitioners) {
    return of.clinic.units().stream()
        .filter(u -> u.type() == need.type())
        .filter(u -> u.does().contains(need.kind()) || u.code().equals(need.kind()))
        .filter(u -> !need.equals(treating()) || practitioners.contains(u.code()))
        .filter(
            u -> {
              var off = (BitSet) minutes.clone();
              off.andNot(worked(u.hours()));
              return off.isEmpty();
            })
        .toList();
  }

  private BitSet range(Instant from, Instant until) {
    var range = new BitSet();
    // A minute that is only begun is taken too; there are none before the first.
    range.set(Math.max(index(from), 0), Math.max(index(until), 0));
    return range;
  }

  private boolean isPossible(
      UnitType type, Instant start, Set<String> who, List<Segment> segments, boolean claimed) {
    return isPossible(
        wanted(type, start, segments, who), type, claimed ? of.claims : List.<Claim>of());
  }

  private boolean isPossibleUncleaned(UnitType type, Instant start, Set<String> who) {
    var claims = new ArrayList<Claim>();
    for (var claim : of.claims) {
      var visit = claim.visit();
      if (visit == null || !visit.patientLeaves().isBefore(claim.time().end())) {
        claims.add(claim);
      } else if (visit.patientLeaves().isAfter(claim.time().start())) {
        var treated =
            new afterglow.booking.clinic.TimeRange(claim.time().start(), visit.patientLeaves());
        claims.add(new Claim(claim.unit(), treated, claim.kind(), visit));
      }
    }
    return isPossible(wanted(type, start, uncleaned(), who), type, claims);
  }

  /** Everything that may be moved is picked up and put down again, wherever it suits. */
  private boolean isPossible(List<Wanted> wanted, UnitType type, List<Claim> claims) {
    if (wanted.isEmpty()) {
      return true;
    }
    var taken = new HashMap<Long, BitSet>();
    var movable = new HashMap<Long, BitSet>();
    var all = new ArrayList<>(wanted);
    for (var claim : claims) {
      var unit =
          of.clinic.units().stream().filter(u -> u.id() == claim.unit()).findFirst().orElseThrow();
      if (unit.type() != type) {
        continue;
      }
      var time = range(claim.time().start(), claim.time().end());
      var visit = claim.visit();
      if (type == UnitType.PRACTITIONER || visit == null || !visit.canMove()) {
        taken.computeIfAbsent(unit.id(), u -> new BitSet()).or(time);
      } else {
        movable.computeIfAbsent(unit.id(), u -> new BitSet()).or(time);
        // It may stay where it is, even if nobody works there any more.
        var places = new ArrayList<>(suited(visit.need(), time, Set.of()));
        places.remove(unit);
        places.addFirst(unit);
        all.add(new Wanted(visit.need(), time, places, unit.id()));
      }
    }
    keepThoseInTouch(all, wanted);
    all.sort(Comparator.comparing(w -> w.minutes().nextSetBit(0)));
    return put(0, wanted, both(taken, movable), Map.of()) || put(0, all, new HashMap<>(), taken);
  }

  /** A visit that meets nobody who meets somebody who meets the wanted one changes nothing. */
  private static void keepThoseInTouch(List<Wanted> all, List<Wanted> wanted) {
    var met = new BitSet();
    wanted.forEach(w -> met.or(w.minutes()));
    int before;
    do {
      before = met.cardinality();
      all.stream().filter(w -> w.minutes().intersects(met)).forEach(w -> met.or(w.minutes()));
    } while (met.cardinality() > before);
    all.removeIf(w -> !w.minutes().intersects(met));
  }

  private static Map<Long, BitSet> both(Map<Long, BitSet> one, Map<Long, BitSet> other) {
    var both = new HashMap<Long, BitSet>();
    one.forEach((unit, time) -> both.put(unit, (BitSet) time.clone()));
    other.forEach((unit, time) -> both.computeIfAbsent(unit, u -> new BitSet()).or(time));
    return both;
  }

  /** Whoever stays where they are stays, even if the unit is blocked by now. */
  private static boolean put(
      int next, List<Wanted> wanted, Map<Long, BitSet> placed, Map<Long, BitSet> blocked) {
    if (next == wanted.size()) {
      return true;
    }
    var minutes = wanted.get(next).minutes();
    for (var unit : wanted.get(next).places()) {
      var there = placed.computeIfAbsent(unit.id(), u -> new BitSet());
      var free =
          wanted.get(next).there() == unit.id()
              || !blocked.getOrDefault(unit.id(), new BitSet()).intersects(minutes);
      if (free && !there.intersects(minutes)) {
        there.or(minutes);
        if (put(next + 1, wanted, placed, blocked)) {
          return true;
        }
        there.andNot(minutes);
      }
    }
    return false;
  }

  private Set<ClaimKind> inTheWay(UnitType type, Instant start, Set<String> practitioners) {
    var kinds = EnumSet.noneOf(ClaimKind.class);
    for (var wanted : wanted(type, start, segments(), practitioners)) {
      for (var unit : wanted.places()) {
        for (var claim : of.claims) {
          if (claim.unit() == unit.id()
              && range(claim.time().start(), claim.time().end()).intersects(wanted.minutes())) {
            kinds.add(claim.kind());
          }
        }
      }
    }
    return kinds;
  }
}
