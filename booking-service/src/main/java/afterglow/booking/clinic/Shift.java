package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Work from one wall time up to another on the same date, as files write it: {@code 09:00-17:30}.
 *
 * @param from minutes after midnight by the wall clock
 * @param to likewise, at most 1440, which files write as 24:00
 */
public record Shift(int from, int to) {
  private static final Pattern TEXT =
      Pattern.compile("\\s*(\\d\\d:\\d\\d)\\s*-\\s*(\\d\\d:\\d\\d)\\s*");
  private static final int DAY = 24 * 60;

  @JsonCreator
  public static Shift parse(String text) {
    var parts = TEXT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("not a shift such as 09:00-17:30: " + text);
    }
    var shift = new Shift(minutes(parts.group(1)), minutes(parts.group(2)));
    if (shift.from >= shift.to) {
      throw new IllegalArgumentException("a shift ends after it begins: " + text);
    }
    return shift;
  }

  private static int minutes(String time) {
    try {
      return time.equals("24:00") ? DAY : LocalTime.parse(time).toSecondOfDay() / 60;
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("not a time of day: " + time, e);
    }
  }

  /**
   * From the first moment of the date at which its clock shows {@code from} or later, to the end of
   * the last minute for which it shows less than {@code to}; nothing when a change of the clock
   * leaves none. Where the clock shows a time twice, work goes on until the second.
   */
  Optional<TimeRange> on(LocalDate date, ZoneId zone) {
    var start = first(date, from, zone);
    var end = afterLast(date, to - 1, zone);
    return start.isBefore(end) ? Optional.of(new TimeRange(start, end)) : Optional.empty();
  }

  private static Instant first(LocalDate date, int minute, ZoneId zone) {
    var local = date.atStartOfDay().plusMinutes(minute);
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withEarlierOffsetAtOverlap().toInstant();
  }

  private static Instant afterLast(LocalDate date, int minute, ZoneId zone) {
    var local = date.atStartOfDay().plusMinutes(minute);
    var change = zone.getRules().getTransition(local);
    return change != null && change.isGap()
        ? change.getInstant()
        : local.atZone(zone).withLaterOffsetAtOverlap().toInstant().plus(Duration.ofMinutes(1));
  }

  @Override
  @JsonValue
  public String toString() {
    return text(from) + "-" + text(to);
  }

  private static String text(int minutes) {
    return "%02d:%02d".formatted(minutes / 60, minutes % 60);
  }
}
