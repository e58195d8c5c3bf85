package afterglow.booking.clinic;

import java.time.Duration;
import java.time.Instant;

/** Time from {@code start} up to, not including, {@code end}. */
public record TimeRange(Instant start, Instant end) {
  public TimeRange {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("Empty time range " + start + " to " + end);
    }
  }

  public Duration length() {
    return Duration.between(start, end);
  }

  public boolean contains(TimeRange other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }

  public boolean overlaps(TimeRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
