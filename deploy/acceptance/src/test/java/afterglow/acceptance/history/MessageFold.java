package afterglow.acceptance.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * One message for each booking, move or cancellation that is to be told and for each follow-up that
 * fell due; each as its last event says, and those of follow-ups known to their care plans.
 */
final class MessageFold {
  private static final Set<String> ENDS = Set.of("ACCEPTED", "DELIVERED", "FAILED", "SUPPRESSED");
  private static final Set<String> TOLD = Set.of("booked", "rescheduled", "cancelled");

  private final Invariant invariant;
  private final Run run;
  private final List<Violation> violations;

  MessageFold(Invariant invariant, Run run, List<Violation> violations) {
    this.invariant = invariant;
    this.run = run;
    this.violations = violations;
  }

  void check() {
    messages();
    fates();
  }

  /** What a message must be about. */
  private record Occasion(UUID subject, String purpose) {}

  private void messages() {
    var wanted = wanted();
    var planned =
        run.end().messages().stream()
            .collect(
                groupingBy(
                    each ->
                        new Occasion(
                            each.followUp() == null ? each.appointment() : each.followUp(),
                            each.purpose()),
                    counting()));
    wanted.forEach(
        (occasion, count) -> {
          var found = planned.getOrDefault(occasion, 0L);
          if (!found.equals(count) && !run.setAside(occasion.subject())) {
            violations.add(
                invariant.violation(
                    occasion.subject(),
                    "has %d messages %s instead of %d"
                        .formatted(found, occasion.purpose(), count)));
          }
        });
    planned.keySet().stream()
        .filter(occasion -> !wanted.containsKey(occasion))
        .forEach(
            occasion ->
                violations.add(
                    invariant.violation(
                        occasion.subject(), "has a message that nothing asked for: " + occasion)));
  }

  private Map<Occasion, Long> wanted() {
    Map<Occasion, Long> wanted = new HashMap<>();
    for (var versions : run.firsts(Event.APPOINTMENTS).values()) {
      for (var event : versions.values()) {
        if (TOLD.contains(event.name()) && event.data().hasNonNull("tellAfter")) {
          wanted.merge(
              new Occasion(event.subject(), event.name().toUpperCase(Locale.ROOT)), 1L, Long::sum);
        }
      }
    }
    for (var versions : run.firsts(Event.FOLLOW_UPS).values()) {
      for (var event : versions.values()) {
        if (event.is("due")) {
          wanted.merge(
              new Occasion(event.uuid("followUp"), event.data().path("purpose").asText()),
              1L,
              Long::sum);
        }
      }
    }
    return wanted;
  }

  private void fates() {
    var sent =
        run.end().followUps().stream()
            .filter(each -> each.sentAt() != null)
            .map(EndState.FollowUp::id)
            .collect(toSet());
    for (var message : run.end().messages()) {
      var told = run.firsts(Event.MESSAGES).get(message.id());
      var last = told == null ? null : told.get(told.lastKey());
      var said = last == null ? "" : last.name().toUpperCase(Locale.ROOT);
      var state = message.state().equals("REJECTED") ? "FAILED" : message.state();
      if (ENDS.contains(state) && !said.equals(state) && !run.setAside(message.id())) {
        violations.add(
            invariant.violation(message.id(), "is " + message.state() + ", told \"" + said + '"'));
      }
      var accepted = told != null && told.values().stream().anyMatch(e -> e.is("accepted"));
      if (accepted
          && message.followUp() != null
          && !sent.contains(message.followUp())
          && !run.setAside(message.id())) {
        violations.add(
            invariant.violation(message.followUp(), "was sent, but its care plan knows not"));
      }
    }
  }
}
