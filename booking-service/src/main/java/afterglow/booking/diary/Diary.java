package afterglow.booking.diary;

import afterglow.booking.clinic.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The time that is taken on some units, as it was read at one moment. */
public final class Diary {
  private final Map<Long, NavigableMap<Instant, Instant>> taken;

  private Diary(Map<Long, NavigableMap<Instant, Instant>> taken) {
    this.taken = taken;
  }

  /** A unit's taken time. Times of one unit do not overlap: the database sees to that. */
  public record Taken(long unit, TimeRange time) {}

  public static Diary of(List<Taken> claims) {
    return new Diary(
        claims.stream()
            .collect(
                Collectors.groupingBy(
                    Taken::unit,
                    Collectors.toMap(
                        claim -> claim.time().start(),
                        claim -> claim.time().end(),
                        (a, b) -> a.isAfter(b) ? a : b,
                        TreeMap::new))));
  }

  /** Whether nothing takes any of this time on the unit. */
  public boolean isFree(long unit, TimeRange time) {
    var times = taken.get(unit);
    if (times == null) {
      return true;
    }
    var before = times.lowerEntry(time.end());
    return before == null || !before.getValue().isAfter(time.start());
  }

  boolean isFree(long unit, List<TimeRange> times) {
    return times.stream().allMatch(time -> isFree(unit, time));
  }
}
