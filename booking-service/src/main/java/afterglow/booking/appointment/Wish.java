package afterglow.booking.appointment;

import afterglow.booking.diary.StartRules;
import java.time.Instant;
import java.util.EnumSet;
import org.jspecify.annotations.Nullable;

/**
 * The time that somebody wants.
 *
 * @param practitioner a code, or nothing for anybody
 * @param location a code, or nothing for wherever it is possible
 */
public record Wish(
    String treatment, Instant start, @Nullable String practitioner, @Nullable String location) {
  private static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  /** Calendars end somewhere; far beyond any horizon there is nothing to work out. */
  public Wish {
    if (start.isBefore(FIRST) || start.isAfter(LAST)) {
      throw new BookingRefused.NotBookable(
          EnumSet.of(start.isAfter(LAST) ? StartRules.Rule.HORIZON : StartRules.Rule.NOTICE));
    }
  }
}
