package afterglow.followup.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Pattern;

/**
 * A distance from a visit: {@code PT2H} is elapsed time, {@code P3D} is calendar days, which are
 * not always 24 hours long.
 */
public sealed interface Span {
  Pattern DAYS = Pattern.compile("P\\d{1,3}[DW]");
  Pattern TIME = Pattern.compile("PT\\d{1,4}[HM]");

  record Elapsed(Duration time) implements Span {
    @Override
    public String toString() {
      return text();
    }
  }

  record Days(int days) implements Span {
    @Override
    public String toString() {
      return text();
    }
  }

  @JsonCreator
  static Span parse(String text) {
    if (DAYS.matcher(text).matches()) {
      return new Days(Period.parse(text).getDays());
    }
    if (TIME.matcher(text).matches()) {
      return new Elapsed(Duration.parse(text));
    }
    throw new IllegalArgumentException("PT2H (elapsed) or P3D (calendar days) is meant by " + text);
  }

  /** As files and step names write it. */
  @JsonValue
  default String text() {
    return switch (this) {
      case Elapsed(var time) ->
          time.toMinutesPart() == 0 ? "PT" + time.toHours() + "H" : "PT" + time.toMinutes() + "M";
      case Days(var days) -> "P" + days + "D";
    };
  }

  /** How long it usually is, to compare with others. */
  default Duration length() {
    return switch (this) {
      case Elapsed(var time) -> time;
      case Days(var days) -> Duration.ofDays(days);
    };
  }
}
