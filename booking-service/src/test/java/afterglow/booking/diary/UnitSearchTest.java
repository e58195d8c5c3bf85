package afterglow.booking.diary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.Shift;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.clinic.WeekPattern;
import afterglow.booking.clinic.WorkingHours;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Never refuses what could be seated, with up to eight visits in four rooms, some out of use. */
class UnitSearchTest {
  private static final int DAYS = 20_000;
  private static final Instant NINE = Instant.parse("2027-01-04T09:00:00Z");
  private static final WorkingHours ALWAYS = always();

  /** A visit of so many quarters of an hour, and the room that it has. */
  private record Visit(String kind, int from, int to, int room) {
    boolean overlaps(Visit other) {
      return from < other.to && other.from < to;
    }

    TimeRange time() {
      return new TimeRange(NINE.plusSeconds(from * 900L), NINE.plusSeconds(to * 900L));
    }
  }

  private record Day(List<Unit> rooms, List<Visit> visits, List<Visit> outages, Visit wanted) {}

  @Test
  void findsASeatingWheneverThereIsOneAndMovesAsFewAsItTakes() {
    var seated = 0;
    var byMoves = new int[9];
    var givenUp = 0;
    var most = 0;
    for (var seed = 0; seed < DAYS; seed++) {
      var day = aDay(new Random(seed));
      var search = new UnitSearch(ZoneOffset.UTC, day.rooms(), diary(day));
      var need = new Need(UnitType.ROOM, day.wanted().kind());
      var fewest = fewestMoves(day);
      try {
        var found = search.find(Map.of(need, List.of(day.wanted().time())), seat -> true, 8);
        assertEquals(fewest < Integer.MAX_VALUE, found.isPresent(), "day " + seed);
        if (found.isPresent()) {
          assertEquals(fewest, found.get().size() - 1, "moves of day " + seed);
          seated++;
          byMoves[fewest]++;
        }
      } catch (UnitSearch.GaveUp e) {
        givenUp++;
      }
      most = Math.max(most, search.tries());
    }
    System.out.printf(
        "%,d days: %,d seated, by visits moved %s; at most %,d tries of %,d, given up %d%n",
        DAYS, seated, IntStream.of(byMoves).boxed().toList(), most, UnitSearch.MOST_TRIES, givenUp);
    assertEquals(0, givenUp);
  }

  private static Day aDay(Random random) {
    var rooms = new ArrayList<Unit>();
    for (var i = 0; i < 2 + random.nextInt(3); i++) {
      var does = new TreeSet<String>();
      while (does.isEmpty()) {
        for (var kind : List.of("a", "b", "c")) {
          if (random.nextInt(5) < 2) {
            does.add(kind);
          }
        }
      }
      rooms.add(new Unit(i, UnitType.ROOM, "room-" + i, "Room", "main", Set.copyOf(does), ALWAYS));
    }
    var visits = new ArrayList<Visit>();
    var outages = new ArrayList<Visit>();
    for (var i = 0; i < 40 && visits.size() < 8; i++) {
      var room = rooms.get(random.nextInt(rooms.size()));
      var kinds = room.does().stream().sorted().toList();
      var from = random.nextInt(14);
      var visit =
          new Visit(
              kinds.get(random.nextInt(kinds.size())),
              from,
              from + 1 + random.nextInt(5),
              (int) room.id());
      if (Stream.concat(visits.stream(), outages.stream())
          .noneMatch(other -> other.room() == visit.room() && other.overlaps(visit))) {
        (random.nextInt(8) == 0 ? outages : visits).add(visit);
      }
    }
    var from = random.nextInt(14);
    var wanted =
        new Visit(
            List.of("a", "b", "c").get(random.nextInt(3)), from, from + 2 + random.nextInt(6), -1);
    return new Day(rooms, visits, outages, wanted);
  }

  private static Diary diary(Day day) {
    var claims = new ArrayList<Claim>();
    for (var outage : day.outages()) {
      claims.add(Claim.of(outage.room(), outage.time(), ClaimKind.BLOCK));
    }
    for (var visit : day.visits()) {
      var holder = new UUID(visit.room(), visit.from());
      var need = new Need(UnitType.ROOM, visit.kind());
      claims.add(
          new Claim(
              visit.room(),
              visit.time(),
              ClaimKind.APPOINTMENT,
              new Claim.Visit(holder, need, visit.time().end(), true)));
    }
    return Diary.of(claims);
  }

  /** Every visit in every room that would do: how few have another than now, if it works at all. */
  private static int fewestMoves(Day day) {
    var all = new ArrayList<>(day.visits());
    all.add(day.wanted());
    return fewestMoves(day, all, new ArrayList<>(day.outages()), 0);
  }

  private static int fewestMoves(Day day, List<Visit> all, List<Visit> put, int next) {
    if (next == all.size()) {
      return 0;
    }
    var visit = all.get(next);
    var fewest = Integer.MAX_VALUE;
    for (var room : day.rooms()) {
      var there = new Visit(visit.kind(), visit.from(), visit.to(), (int) room.id());
      if (room.does().contains(visit.kind())
          && put.stream().noneMatch(o -> o.room() == there.room() && o.overlaps(there))) {
        put.add(there);
        var rest = fewestMoves(day, all, put, next + 1);
        put.removeLast();
        if (rest < Integer.MAX_VALUE) {
          var moved = visit.room() == -1 || visit.room() == there.room() ? 0 : 1;
          fewest = Math.min(fewest, rest + moved);
        }
      }
    }
    return fewest;
  }

  private static WorkingHours always() {
    var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      week.put(day, List.of(Shift.parse("00:00-24:00")));
    }
    return new WorkingHours(List.of(new WeekPattern(null, null, null, week)), List.of());
  }
}
