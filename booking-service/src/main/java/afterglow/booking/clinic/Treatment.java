package afterglow.booking.clinic;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What can be booked: its segments with their needs decide how long it takes and what it claims.
 */
public record Treatment(
    String code, Text name, Price price, List<Segment> segments, Screening screening) {
  public record Price(BigDecimal amount, String currency) {}

  /** Minutes from the patient's start to the patient's end. */
  public int minutes() {
    var elapsed = 0;
    var untilPatientLeaves = 0;
    for (var segment : segments) {
      elapsed += segment.minutes();
      if (segment.patient()) {
        untilPatientLeaves = elapsed;
      }
    }
    return untilPatientLeaves;
  }

  /** What the person who treats is asked for: the first practitioner needed. */
  public Need treating() {
    return segments.stream()
        .flatMap(segment -> segment.needs().stream())
        .filter(need -> need.type() == UnitType.PRACTITIONER)
        .findFirst()
        .orElseThrow();
  }

  /** The same without what goes on after the patient has left. */
  public Treatment withoutCleaning() {
    var last = segments.size();
    while (last > 1 && !segments.get(last - 1).patient()) {
      last--;
    }
    return new Treatment(code, name, price, segments.subList(0, last), screening);
  }

  /** All of the time that a visit takes, cleaning up included. */
  public TimeRange from(Instant start) {
    var total = segments.stream().mapToInt(Segment::minutes).sum();
    return new TimeRange(start, start.plus(Duration.ofMinutes(total)));
  }

  /** For each need the times at which it is needed; segments in a row make one time. */
  public Map<Need, List<TimeRange>> times(Instant start) {
    var times = new LinkedHashMap<Need, List<TimeRange>>();
    var at = start;
    for (var segment : segments) {
      var end = at.plus(Duration.ofMinutes(segment.minutes()));
      for (var need : segment.needs()) {
        var so = times.computeIfAbsent(need, n -> new ArrayList<>());
        if (!so.isEmpty() && so.getLast().end().equals(at)) {
          so.set(so.size() - 1, new TimeRange(so.getLast().start(), end));
        } else {
          so.add(new TimeRange(at, end));
        }
      }
      at = end;
    }
    return times;
  }
}
