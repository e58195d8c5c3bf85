package afterglow.acceptance.history;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Of planted events with a type that nobody knows: each reader has either passed over it or parked
 * its aggregate. That others flowed on meanwhile is the matter of the other invariants.
 */
final class UnknownTypesAreHarmless implements Invariant {
  @Override
  public String id() {
    return "I22";
  }

  @Override
  public String promise() {
    return "An event of an unknown type is passed over or parked, never fatal";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var passed =
        run.end().seen().stream().map(row -> row.topic() + row.aggregate()).collect(toSet());
    var parked =
        run.end().parked().stream().map(row -> row.topic() + row.aggregate()).collect(toSet());
    for (var record : run.planted()) {
      Event.of(record)
          .filter(event -> !known(event))
          .map(event -> new Unknown(event.topic(), event.subject()))
          .filter(one -> !passed.contains(one.place()) && !parked.contains(one.place()))
          .ifPresent(one -> violations.add(violation(one.id(), "was neither read nor parked")));
    }
    return violations;
  }

  private record Unknown(String topic, UUID id) {
    String place() {
      return topic + id;
    }
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
