package afterglow.booking.diary;

import afterglow.booking.clinic.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The time that is taken on some units, as it was read at one moment. */
public final class Diary {
  public static final Diary EMPTY = new Diary(Map.of());

  private final Map<Long, List<Claim>> claims;

  private Diary(Map<Long, List<Claim>> claims) {
    this.claims = claims;
  }

  /** In any order; what blocks a unit may overlap what was there before. */
  public static Diary of(Collection<Claim> claims) {
    var units = new HashMap<Long, List<Claim>>();
    for (var claim : claims) {
      units.computeIfAbsent(claim.unit(), unit -> new ArrayList<>()).add(claim);
    }
    return new Diary(units);
  }

  /** By unit. */
  static Diary ofUnits(Map<Long, List<Claim>> claims) {
    return new Diary(claims);
  }

  /** Everything that is taken on a unit. */
  List<Claim> of(long unit) {
    return claims.getOrDefault(unit, List.of());
  }

  /** What takes any of this time on the unit. */
  List<Claim> inTheWay(long unit, TimeRange time) {
    return of(unit).stream().filter(claim -> claim.time().overlaps(time)).toList();
  }

  /** Since when nothing takes a unit, before this moment, as far as the diary goes. */
  Optional<Instant> freeSince(long unit, Instant moment) {
    return of(unit).stream()
        .map(Claim::time)
        .filter(time -> time.start().isBefore(moment))
        .map(TimeRange::end)
        .max(Instant::compareTo);
  }

  /** Until when nothing takes a unit, from this moment on, as far as the diary goes. */
  Optional<Instant> freeUntil(long unit, Instant moment) {
    return of(unit).stream()
        .map(claim -> claim.time().start())
        .filter(start -> !start.isBefore(moment))
        .min(Instant::compareTo);
  }

  /** The same while patients are treated: without the time in which units are only cleaned. */
  Diary withoutCleaning() {
    var treating = new ArrayList<Claim>();
    for (var times : claims.values()) {
      for (var claim : times) {
        claim.withoutCleaning().ifPresent(treating::add);
      }
    }
    return of(treating);
  }
}
