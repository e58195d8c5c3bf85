package afterglow.booking.clinic;

import java.time.Instant;

/** Time from {@code start} up to, not including, {@code end}. */
public record TimeRange(Instant start, Instant end) {
  public TimeRange {
    if (!start.isBefore(end)) {
      throw new IllegalArgumentException("Empty time range " + start + " to " + end);
    }
  }

  public boolean contains(TimeRange other) {
    return !other.start.isBefore(start) && !other.end.isAfter(end);
  }
}
