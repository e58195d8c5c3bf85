package afterglow.notification.template;

import java.time.Instant;
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
  static String of(LocalDateTime time, Locale locale) {
    return formatter(locale).format(time);
  }

  static LocalDateTime in(ZoneId zone, Instant instant) {
    return LocalDateTime.ofInstant(instant, zone);
  }

  static boolean sameClock(ZoneId one, ZoneId other, Instant at) {
    return one.getRules().getOffset(at).equals(other.getRules().getOffset(at));
  }

  /** The place that a zone is named after: {@code New York} for {@code America/New_York}. */
  static String city(ZoneId zone) {
    var id = zone.getId();
    return id.substring(id.lastIndexOf('/') + 1).replace('_', ' ');
  }

  private static DateTimeFormatter formatter(Locale locale) {
    if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
      return DateTimeFormatter.ofPattern("EEE d MMM yyyy, H:mm", locale);
    }
    return new DateTimeFormatterBuilder()
        .appendPattern("EEE d MMM yyyy, h:mm ")
        .appendText(ChronoField.AMPM_OF_DAY, HALVES)
        .toFormatter(Locale.ENGLISH);
  }
}
