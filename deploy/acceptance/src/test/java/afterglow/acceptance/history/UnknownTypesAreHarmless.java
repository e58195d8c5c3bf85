package afterglow.acceptance.history;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Of planted events with a type that nobody knows: each reader has either passed over it or parked
 * its aggregate. What is no event at all lies parked at each reader, unless an operator discarded
 * it there; nobody drops it by themselves. That others flowed on meanwhile is the matter of the
 * other invariants.
 */
final class UnknownTypesAreHarmless implements Invariant {
  @Override
  public String id() {
    return "I22";
  }

  @Override
  public String promise() {
    return "An event of an unknown type is passed over or parked, never fatal; garbage is parked";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var passed =
        run.end().seen().stream()
            .map(row -> new Stop(row.service(), row.topic(), row.aggregate()))
            .collect(toSet());
    var parked =
        run.end().parked().stream()
            .map(row -> new Stop(row.service(), row.topic(), row.aggregate()))
            .collect(toSet());
    for (var record : run.planted()) {
      var event = Event.of(record);
      if (event.isPresent() && known(event.get())) {
        continue;
      }
      var key = record.key() == null ? null : UUID.fromString(record.key());
      for (var reader : ReadersAreFolds.of(record.topic())) {
        var stop = new Stop(reader, record.topic(), key);
        if (event.isPresent() && !passed.contains(stop) && !parked.contains(stop)) {
          violations.add(violation(stop, "was neither read nor parked"));
        } else if (event.isEmpty() && !parked.contains(stop) && !discarded(run, record, reader)) {
          violations.add(violation(stop, "was neither parked nor discarded"));
        }
      }
    }
    return violations;
  }

  /** Where a reader may be held up. */
  private record Stop(String service, String topic, @Nullable UUID aggregate) {
    @Override
    public String toString() {
      return service + " at " + topic + " " + aggregate;
    }
  }

  private static boolean discarded(Run run, TopicDump.Record record, String reader) {
    return run.evidence().faults().stream()
        .filter(fault -> fault.planted(record))
        .anyMatch(fault -> fault.proof().getOrDefault(reader, "").startsWith("200"));
  }

  private static boolean known(Event event) {
    return switch (event.topic()) {
      case Event.APPOINTMENTS ->
          event.is(
              "booked", "rescheduled", "confirmed", "arrived", "fulfilled", "missed", "cancelled");
      case Event.PATIENTS -> event.is("recorded");
      case Event.FOLLOW_UPS ->
          event.is("due", "withdrawn", "answered", "case-opened", "case-acknowledged");
      case Event.MESSAGES -> event.is("accepted", "delivered", "failed", "suppressed");
      default -> false;
    };
  }
}
