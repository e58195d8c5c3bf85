package afterglow.followup.preparation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.Map;

/** A time as people in a place read it off the wall. */
final class WallTime {
  private static final Map<Long, String> HALVES = Map.of(0L, "am", 1L, "pm");

  private WallTime() {}

  /** Such as {@code Thu 3 Dec 2026, 10:30 am}. */
  static String moment(LocalDateTime time, Locale locale) {
    if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      return DateTimeFormatter.ofPattern("EEE d MMM yyyy, H:mm", locale).format(time);
    }
    return new DateTimeFormatterBuilder()
        .appendPattern("EEE d MMM yyyy, h:mm ")
        .appendText(ChronoField.AMPM_OF_DAY, HALVES)
        .toFormatter(Locale.ENGLISH)
        .format(time);
  }

  /** Such as {@code Thu 3 Dec}. */
  static String day(LocalDate day, Locale locale) {
    return DateTimeFormatter.ofPattern("EEE d MMM", locale).format(day);
  }

  static boolean sameClock(ZoneId one, ZoneId other, Instant at) {
    return one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
  }

  /** The place that a zone is named after: {@code New York} for {@code America/New_York}. */
  static String city(ZoneId zone) {
    var id = zone.getId();
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }
}
