package afterglow.booking.diary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What the engine says of random diaries is what going through them minute by minute says. */
class OracleTest {
  private static final int DIARIES = Integer.getInteger("afterglow.oracle.diaries", 20_000);
  private static final int STARTS = 4;

  @Test
  void offersExplainsAndSeatsAsGoingThroughEveryMinuteWould() {
    var offered = new LongAdder();
    var moved = new LongAdder();
    var rules = new ConcurrentSkipListMap<Rule, Integer>();
    IntStream.range(0, DIARIES)
        .parallel()
        .forEach(
            seed -> {
              var diary = new RandomDiary(seed);
              var plain = new PlainDiary(diary);
              var who = wanted(diary);
              var starts = offered(diary, who);
              assertEquals(plain.starts(who), starts, "starts of diary " + seed);
              offered.add(starts.size());
              for (var i = 0; i < STARTS; i++) {
                var start = aStart(diary, starts);
                var why = whyNot(diary, start, who);
                assertEquals(
                    plain.whyNot(start, who), why, "why not at " + start + " of diary " + seed);
                why.forEach(blocked -> rules.merge(blocked.rule(), 1, Integer::sum));
                moved.add(seat(diary, start, who, starts, why, seed));
              }
            });
    System.out.printf(
        "%,d diaries: %,d starts offered, %,d visits moved, refusals %s%n",
        DIARIES, offered.sum(), moved.sum(), rules);
    assertEquals(Set.of(Rule.values()), rules.keySet(), "every rule was met");
  }

  private static Set<String> wanted(RandomDiary diary) {
    var all =
        diary.clinic.serving(diary.treatment.treating(), diary.location).stream()
            .map(Unit::code)
            .collect(Collectors.toCollection(TreeSet::new));
    return all.size() > 1 && diary.nextInt(3) == 0 ? Set.of(all.first()) : all;
  }

  private static Map<Instant, Set<String>> offered(RandomDiary diary, Set<String> who) {
    var starts = new TreeMap<Instant, Set<String>>();
    FreeStarts.within(
            diary.clinic,
            diary.location,
            diary.treatment,
            diary.asked,
            diaries(diary),
            unit -> who.contains(unit.code()),
            diary.now)
        .forEach(
            start ->
                starts.put(
                    start.at(),
                    start.practitioners().stream()
                        .map(Unit::code)
                        .collect(Collectors.toCollection(TreeSet::new))));
    return starts;
  }

  private static Diaries diaries(RandomDiary diary) {
    return new Diaries() {
      @Override
      public Diary taken(TimeRange time) {
        return Diary.of(
            diary.claims.stream()
                .filter(claim -> claim.time().overlaps(time))
                .map(claim -> Claim.of(claim.unit(), claim.time(), claim.kind()))
                .toList());
      }

      @Override
      public Diary withVisits(TimeRange time) {
        return Diary.of(
            diary.claims.stream().filter(claim -> claim.time().overlaps(time)).toList());
      }
    };
  }

  private static Instant aStart(RandomDiary diary, Map<Instant, Set<String>> starts) {
    if (!starts.isEmpty() && diary.nextInt(3) == 0) {
      return starts.keySet().stream().skip(diary.nextInt(starts.size())).findFirst().orElseThrow();
    }
    var minutes = Math.toIntExact(diary.asked.length().toMinutes());
    var start = diary.asked.start().plus(Duration.ofMinutes(diary.nextInt(minutes)));
    return diary.nextInt(3) == 0 ? start : start.minusSeconds(start.getEpochSecond() % 600);
  }

  private static Set<Blocked> whyNot(RandomDiary diary, Instant start, Set<String> who) {
    var whyNot =
        new WhyNot(
            diary.clinic, diary.location, diary.treatment, unit -> who.contains(unit.code()));
    var why = new java.util.HashSet<>(whyNot.ofStart(start, diary.now));
    why.addAll(whyNot.ofUnits(start, diary.diary()));
    return why;
  }

  /**
   * Accepts what it offers and nothing that it would explain away, and what it does is sound.
   *
   * @return how many visits had to make room
   */
  private static int seat(
      RandomDiary diary,
      Instant start,
      Set<String> who,
      Map<Instant, Set<String>> starts,
      Set<Blocked> why,
      long seed) {
    var message = "seating at " + start + " of diary " + seed;
    var within = !start.isBefore(diary.asked.start()) && start.isBefore(diary.asked.end());
    if (within) {
      assertEquals(starts.containsKey(start), why.isEmpty(), message);
    }
    var seating =
        new SeatSearch(diary.clinic, diary.location, diary.diary())
            .find(
                diary.treatment, start, unit -> who.contains(unit.code()), SeatSearch.MakeRoom.YES);
    if (why.isEmpty()) {
      assertEquals(true, seating.isPresent(), message);
    }
    seating.ifPresent(found -> assertSound(diary, found, who, message));
    return seating.map(found -> found.moves().size()).orElse(0);
  }

  private static void assertSound(
      RandomDiary diary, Seating seating, Set<String> who, String message) {
    assertEquals(true, who.contains(seating.practitioner().code()), message);
    var after = new java.util.ArrayList<>(diary.claims);
    for (var move : seating.moves()) {
      for (var time : move.times()) {
        assertEquals(
            true, after.removeIf(c -> c.unit() == move.from() && c.time().equals(time)), message);
        assertEquals(true, move.to().serves(move.need()), message);
        assertEquals(true, move.to().type() != UnitType.PRACTITIONER, message);
      }
    }
    for (var move : seating.moves()) {
      move.times().forEach(t -> add(after, move.to().id(), t, message));
    }
    seating.claims().forEach(claim -> add(after, claim.unit(), claim.time(), message));
  }

  private static void add(java.util.List<Claim> claims, long unit, TimeRange time, String message) {
    claims.forEach(
        claim -> assertEquals(false, claim.unit() == unit && claim.time().overlaps(time), message));
    claims.add(Claim.of(unit, time, ClaimKind.APPOINTMENT));
  }
}
