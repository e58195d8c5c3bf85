package afterglow.notification.time;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/**
 * The years that anything here can be in, 1900 to 9998: Java reads far more of them than a database
 * keeps, so whatever was typed is read here.
 */
public final class Calendar {
  public static final Instant FIRST = Instant.parse("1900-01-01T00:00:00Z");
  public static final Instant LAST = Instant.parse("9999-01-01T00:00:00Z");

  private Calendar() {}

  /**
   * A date and time with its offset.
   *
   * @throws DateTimeException when it is none, or beyond the calendar
   */
  public static Instant instant(String text) {
    return within(OffsetDateTime.parse(text).toInstant(), text);
  }

  /**
   * A date such as 2026-11-26.
   *
   * @throws DateTimeException when it is none, or beyond the calendar
   */
  public static LocalDate date(String text) {
    var date = LocalDate.parse(text);
    within(date.atStartOfDay(ZoneOffset.UTC).toInstant(), text);
    return date;
  }

  private static Instant within(Instant instant, String text) {
    if (instant.isBefore(FIRST) || instant.isAfter(LAST)) {
      throw new DateTimeParseException("Beyond the calendar", text, 0);
    }
    return instant;
  }
}
