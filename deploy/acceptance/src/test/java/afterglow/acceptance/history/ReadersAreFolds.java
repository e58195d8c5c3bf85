package afterglow.acceptance.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;

/**
 * A model of its own, from the design: one care plan for each appointment, as its last planning
 * event says; one message for each booking, move or cancellation that is to be told and for each
 * follow-up that fell due; a message's state as its last event says; each reader at the newest
 * version. It does not derive which follow-ups a protocol asks for, nor their times, nor what
 * letters say. What the workload spoilt on purpose is left out.
 */
final class ReadersAreFolds implements Invariant {
  private static final Set<String> ENDS = Set.of("ACCEPTED", "DELIVERED", "FAILED", "SUPPRESSED");
  private static final Set<String> TOLD = Set.of("booked", "rescheduled", "cancelled");

  @Override
  public String id() {
    return "I7";
  }

  @Override
  public String promise() {
    return "What readers hold is what the topics say, each event counted once";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    carePlans(run, violations);
    followUps(run, violations);
    messages(run, violations);
    fates(run, violations);
    recipients(run, violations);
    versions(run, violations);
    return violations;
  }

  private void carePlans(Run run, List<Violation> violations) {
    var plans = run.end().carePlans().stream().collect(groupingBy(EndState.CarePlan::appointment));
    run.firsts(Event.APPOINTMENTS)
        .forEach(
            (id, versions) -> {
              if (run.setAside(id)) {
                return;
              }
              var found = plans.getOrDefault(id, List.of());
              if (found.size() != 1) {
                violations.add(violation(id, "has " + found.size() + " care plans"));
              } else {
                carePlan(found.getFirst(), versions, violations);
              }
            });
    for (var plan : run.end().carePlans()) {
      if (!run.firsts(Event.APPOINTMENTS).containsKey(plan.appointment())) {
        violations.add(violation(plan.id(), "is the care plan of no published appointment"));
      }
    }
  }

  private void carePlan(
      EndState.CarePlan plan, SortedMap<Integer, Event> versions, List<Violation> violations) {
    var last =
        versions.values().stream()
            .filter(e -> e.is("booked", "rescheduled", "fulfilled", "cancelled", "missed"))
            .reduce((one, next) -> next)
            .orElse(null);
    if (last == null) {
      return;
    }
    var revoked = last.is("cancelled", "missed");
    var ended = last.is("fulfilled") ? last.instant("endedAt") : null;
    if (!plan.state().equals(revoked ? "REVOKED" : "ACTIVE")
        || plan.anchorVersion() != last.version()
        || !plan.visitStart().equals(last.instant("start"))
        || (ended != null && !ended.equals(plan.visitEndedAt()))) {
      violations.add(
          violation(
              plan.id(),
              "is %s at version %d of its appointment, which was %s in version %d"
                  .formatted(plan.state(), plan.anchorVersion(), last.name(), last.version())));
    }
  }

  /** What was planned for an earlier time of the visit is not waiting any more. */
  private void followUps(Run run, List<Violation> violations) {
    var plans = new HashMap<UUID, EndState.CarePlan>();
    run.end().carePlans().forEach(plan -> plans.put(plan.id(), plan));
    for (var followUp : run.end().followUps()) {
      var plan = plans.get(followUp.carePlan());
      var waits = followUp.status().equals("PLANNED") || followUp.status().equals("DUE");
      if (waits
          && (plan == null
              || plan.state().equals("REVOKED")
              || plan.anchorVersion() != followUp.anchorVersion())) {
        violations.add(violation(followUp.id(), "still waits, but its plan has changed"));
      }
    }
  }

  /** What a message must be about. */
  private record Occasion(UUID subject, String purpose) {}

  private void messages(Run run, List<Violation> violations) {
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
                violation(
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
                    violation(
                        occasion.subject(), "has a message that nothing asked for: " + occasion)));
  }

  private void fates(Run run, List<Violation> violations) {
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
        violations.add(violation(message.id(), "is " + message.state() + ", told \"" + said + '"'));
      }
      var accepted = told != null && told.values().stream().anyMatch(e -> e.is("accepted"));
      if (accepted
          && message.followUp() != null
          && !sent.contains(message.followUp())
          && !run.setAside(message.id())) {
        violations.add(violation(message.followUp(), "was sent, but its care plan knows not"));
      }
    }
  }

  private void recipients(Run run, List<Violation> violations) {
    var known = run.end().recipients().stream().map(EndState.Recipient::id).collect(toSet());
    for (var patient : run.firsts(Event.PATIENTS).keySet()) {
      if (!known.contains(patient) && !run.setAside(patient)) {
        violations.add(violation(patient, "was recorded, but nobody could write to them"));
      }
    }
  }

  private record Reader(String service, String topic) {}

  private static final List<Reader> READERS =
      List.of(
          new Reader("followup", Event.APPOINTMENTS),
          new Reader("followup", Event.MESSAGES),
          new Reader("notification", Event.APPOINTMENTS),
          new Reader("notification", Event.PATIENTS),
          new Reader("notification", Event.FOLLOW_UPS));

  private void versions(Run run, List<Violation> violations) {
    Map<Reader, Map<UUID, Integer>> seen = new HashMap<>();
    for (var row : run.end().seen()) {
      seen.computeIfAbsent(new Reader(row.service(), row.topic()), each -> new HashMap<>())
          .put(row.aggregate(), row.version());
    }
    for (var reader : READERS) {
      var reached = seen.getOrDefault(reader, Map.of());
      run.firsts(reader.topic())
          .forEach(
              (id, versions) -> {
                var at = reached.getOrDefault(id, 0);
                if (!Objects.equals(at, versions.lastKey()) && !run.setAside(id)) {
                  violations.add(
                      violation(
                          id,
                          "%s has read version %d of %d"
                              .formatted(reader.service(), at, versions.lastKey())));
                }
              });
    }
  }
}
