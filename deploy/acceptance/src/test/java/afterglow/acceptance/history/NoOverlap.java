package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/**
 * What lies in the claims at the end, buffers and holds included. What lay there in between is the
 * matter of {@link NoOverlapAtAnyTime}.
 */
final class NoOverlap implements Invariant {
  @Override
  public String id() {
    return "I1";
  }

  @Override
  public String promise() {
    return "No two claims on one practitioner, room or device overlap, now or at any version";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    run.end().claims().stream()
        .collect(groupingBy(claim -> claim.clinic() + "/" + claim.unit()))
        .forEach((unit, claims) -> overlaps(unit, claims, violations));
    orphans(run, violations);
    violations.addAll(new NoOverlapAtAnyTime(run).check(this));
    return violations;
  }

  private void overlaps(String unit, List<EndState.Claim> claims, List<Violation> violations) {
    var sorted = claims.stream().sorted(Comparator.comparing(EndState.Claim::from)).toList();
    var last = sorted.getFirst();
    for (var claim : sorted.subList(1, sorted.size())) {
      if (claim.from().isBefore(last.to())) {
        violations.add(
            violation(
                unit,
                "%s holds it until %s, %s from %s"
                    .formatted(last.holder(), last.to(), claim.holder(), claim.from())));
      }
      last = claim.to().isAfter(last.to()) ? claim : last;
    }
  }

  /** A visit without its claims invites the next double booking; claims without one waste time. */
  private void orphans(Run run, List<Violation> violations) {
    var holders = new HashSet<UUID>();
    for (var claim : run.end().claims()) {
      if (!claim.kind().equals("APPOINTMENT")) {
        continue;
      }
      holders.add(claim.holder());
      var appointment = run.appointment(claim.holder());
      if (appointment == null || !appointment.stands()) {
        violations.add(violation(claim.holder(), "holds " + claim.unit() + " but does not stand"));
      }
    }
    for (var appointment : run.end().appointments()) {
      if (appointment.stands() && !holders.contains(appointment.id())) {
        violations.add(violation(appointment.id(), "stands but holds nothing"));
      }
    }
  }
}
