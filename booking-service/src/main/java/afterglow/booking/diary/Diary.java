package afterglow.booking.diary;

import afterglow.booking.clinic.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** The time that is taken on some units, as it was read at one moment. */
public final class Diary {
  public static final Diary EMPTY = new Diary(Map.of());

  private final Map<Long, NavigableMap<Instant, Claim>> claims;

  private Diary(Map<Long, NavigableMap<Instant, Claim>> claims) {
    this.claims = claims;
  }

  /** Claims of one unit do not overlap: the database sees to that. */
  public static Diary of(Collection<Claim> claims) {
    var units = new HashMap<Long, NavigableMap<Instant, Claim>>();
    for (var claim : claims) {
      units.computeIfAbsent(claim.unit(), unit -> new TreeMap<>()).put(claim.time().start(), claim);
    }
    return new Diary(units);
  }

  /** Everything that is taken on a unit, in order. */
  Collection<Claim> of(long unit) {
    var times = claims.get(unit);
    return times == null ? List.of() : times.values();
  }

  /** What takes any of this time on the unit, in order. */
  List<Claim> inTheWay(long unit, TimeRange time) {
    var times = claims.get(unit);
    if (times == null) {
      return List.of();
    }
    return times.headMap(time.end(), false).descendingMap().values().stream()
        .takeWhile(claim -> claim.time().end().isAfter(time.start()))
        .toList()
        .reversed();
  }

  /** Since when nothing takes a unit, up to this moment, as far as the diary goes. */
  Optional<Instant> freeSince(long unit, Instant moment) {
    var times = claims.get(unit);
    return times == null
        ? Optional.empty()
        : Optional.ofNullable(times.lowerEntry(moment))
            .map(before -> before.getValue().time().end());
  }

  /** Until when nothing takes a unit, from this moment on, as far as the diary goes. */
  Optional<Instant> freeUntil(long unit, Instant moment) {
    var times = claims.get(unit);
    return times == null ? Optional.empty() : Optional.ofNullable(times.ceilingKey(moment));
  }

  /** The same while patients are treated: without the time in which units are only cleaned. */
  Diary withoutCleaning() {
    var treating = new ArrayList<Claim>();
    claims
        .values()
        .forEach(
            times -> times.values().forEach(c -> c.withoutCleaning().ifPresent(treating::add)));
    return of(treating);
  }
}
