package afterglow.booking.appointment;

import afterglow.booking.diary.Rule;
import afterglow.booking.time.Calendar;
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
  /** Calendars end somewhere; far beyond any horizon there is nothing to work out. */
  public Wish {
    if (start.isBefore(Calendar.FIRST) || start.isAfter(Calendar.LAST)) {
      throw new BookingRefused.NotBookable(
          EnumSet.of(start.isAfter(Calendar.LAST) ? Rule.HORIZON : Rule.NOTICE));
    }
  }
}
