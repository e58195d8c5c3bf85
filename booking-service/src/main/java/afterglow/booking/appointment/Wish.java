package afterglow.booking.appointment;

import afterglow.booking.diary.Blocked;
import afterglow.booking.diary.Rule;
import afterglow.booking.time.Calendar;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The time that somebody wants.
 *
 * @param practitioner a code, or nothing for anybody
 * @param location a code, or nothing for wherever it is possible
 * @param despite what staff have been warned of and want nevertheless
 */
public record Wish(
    String treatment,
    Instant start,
    @Nullable String practitioner,
    @Nullable String location,
    Set<Rule> despite) {
  /** A patient's. */
  public Wish(
      String treatment, Instant start, @Nullable String practitioner, @Nullable String location) {
    this(treatment, start, practitioner, location, Set.of());
  }

  /** Calendars end somewhere; far beyond any horizon there is nothing to work out. */
  public Wish {
    if (start.isBefore(Calendar.FIRST) || start.isAfter(Calendar.LAST)) {
      throw new BookingRefused.NotBookable(
          EnumSet.of(start.isAfter(Calendar.LAST) ? Rule.HORIZON : Rule.NOTICE));
    }
  }

  /** Whether it is outside of somebody's hours, with their consent. */
  boolean isAtAnyHour() {
    return despite.contains(Rule.HOURS) || despite.contains(Rule.CLOSED);
  }

  /** Whether staff were warned of this and want it nevertheless; never over somebody's time. */
  boolean accepts(Blocked blocked) {
    return !blocked.isTaken() && despite.contains(blocked.rule());
  }
}
