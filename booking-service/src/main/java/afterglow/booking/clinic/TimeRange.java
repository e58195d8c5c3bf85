package afterglow.booking.clinic;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

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

  /** What is left of it: nothing, one part, or one before and one after. */
  public List<TimeRange> without(TimeRange other) {
    if (!overlaps(other)) {
      return List.of(this);
    }
    var rest = new ArrayList<TimeRange>();
    if (start.isBefore(other.start)) {
      rest.add(new TimeRange(start, other.start));
    }
    if (other.end.isBefore(end)) {
      rest.add(new TimeRange(other.end, end));
    }
    return rest;
  }

  public boolean overlaps(TimeRange other) {
    return start.isBefore(other.end) && other.start.isBefore(end);
  }
}
