package afterglow.booking.diary;

import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A unit's time that somebody has.
 *
 * @param until when it ends by itself; nothing for an appointment
 */
public record Holding(
    long unit, TimeRange time, Need need, ClaimKind kind, @Nullable Instant until) {

  public static List<Holding> held(List<Seating.Claimed> claims, Instant until) {
    return claims.stream()
        .map(c -> new Holding(c.unit(), c.time(), c.need(), ClaimKind.HOLD, until))
        .toList();
  }

  public static List<Holding> booked(List<Seating.Claimed> claims) {
    return claims.stream()
        .map(c -> new Holding(c.unit(), c.time(), c.need(), ClaimKind.APPOINTMENT, null))
        .toList();
  }
}
