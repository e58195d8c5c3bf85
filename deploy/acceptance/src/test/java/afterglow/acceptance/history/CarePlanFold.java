package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * One care plan for each published appointment, standing as its last planning event says, and none
 * of its follow-ups waiting for an earlier plan.
 */
final class CarePlanFold {
  private final Invariant invariant;
  private final Run run;
  private final List<Violation> violations;

  CarePlanFold(Invariant invariant, Run run, List<Violation> violations) {
    this.invariant = invariant;
    this.run = run;
    this.violations = violations;
  }

  void check() {
    carePlans();
    followUps();
  }

  private void carePlans() {
    var plans = run.end().carePlans().stream().collect(groupingBy(EndState.CarePlan::appointment));
    run.firsts(Event.APPOINTMENTS)
        .forEach(
            (id, versions) -> {
              if (run.setAside(id)) {
                return;
              }
              var found = plans.getOrDefault(id, List.of());
              if (found.size() != 1) {
                violations.add(invariant.violation(id, "has " + found.size() + " care plans"));
              } else {
                carePlan(found.getFirst(), versions);
              }
            });
    for (var plan : run.end().carePlans()) {
      if (!run.firsts(Event.APPOINTMENTS).containsKey(plan.appointment())) {
        violations.add(
            invariant.violation(plan.id(), "is the care plan of no published appointment"));
      }
    }
  }

  private void carePlan(EndState.CarePlan plan, SortedMap<Integer, Event> versions) {
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
          invariant.violation(
              plan.id(),
              "is %s at version %d of its appointment, which was %s in version %d"
                  .formatted(plan.state(), plan.anchorVersion(), last.name(), last.version())));
    }
  }

  /** What was planned for an earlier time of the visit is not waiting any more. */
  private void followUps() {
    var plans = new HashMap<UUID, EndState.CarePlan>();
    run.end().carePlans().forEach(plan -> plans.put(plan.id(), plan));
    for (var followUp : run.end().followUps()) {
      var plan = plans.get(followUp.carePlan());
      var waits = followUp.status().equals("PLANNED") || followUp.status().equals("DUE");
      if (waits
          && (plan == null
              || plan.state().equals("REVOKED")
              || plan.anchorVersion() != followUp.anchorVersion())) {
        violations.add(invariant.violation(followUp.id(), "still waits, but its plan has changed"));
      }
    }
  }
}
