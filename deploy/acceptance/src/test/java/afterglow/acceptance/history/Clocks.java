package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** When, by the machine's clock, the business clock reached a moment. */
final class Clocks {
  private final TreeMap<Instant, Instant> realByBusiness = new TreeMap<>();

  private record Reading(Instant real, Instant business) {}

  Clocks(List<Call> calls, List<Handover> handovers) {
    Stream.concat(
            calls.stream()
                .flatMap(call -> Stream.ofNullable(call.answered()))
                .map(moment -> new Reading(moment.wall(), moment.business())),
            handovers.stream().map(each -> new Reading(each.real(), each.business())))
        .sorted(Comparator.comparing(Reading::real))
        .forEach(this::add);
  }

  /** The business clock only grows, so a reading behind an earlier one is an old one. */
  private void add(Reading reading) {
    if (realByBusiness.isEmpty() || reading.business().isAfter(realByBusiness.lastKey())) {
      realByBusiness.put(reading.business(), reading.real());
    }
  }

  /** Right to the pace at which clients called; between two readings the later one counts. */
  Instant real(Instant business) {
    var after = realByBusiness.ceilingEntry(business);
    var before = realByBusiness.floorEntry(business);
    if (after == null) {
      return before == null ? business : from(before, business);
    }
    // Time ran evenly up to the reading, or was moved forward past the moment just before it.
    var even = from(after, business);
    return before != null && even.isBefore(before.getValue()) ? after.getValue() : even;
  }

  private static Instant from(Map.Entry<Instant, Instant> reading, Instant business) {
    return reading.getValue().plus(Duration.between(reading.getKey(), business));
  }
}
