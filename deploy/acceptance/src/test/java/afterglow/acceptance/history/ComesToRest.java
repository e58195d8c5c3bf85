package afterglow.acceptance.history;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Nothing is left to publish and nothing to read, without anybody's hand; only what the workload
 * spoilt on purpose is parked. That readers have read all is part of {@link ReadersAreFolds}.
 */
final class ComesToRest implements Invariant {
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  @Override
  public String id() {
    return "I21";
  }

  @Override
  public String promise() {
    return "A minute after the last fault all is published, read and sent, with nothing parked";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var recovery = run.evidence().recovery();
    if (recovery != null) {
      if (recovery.settled() == null) {
        violations.add(violation("the system", "did not come to rest"));
      } else if (recovery.settled().isAfter(recovery.healed().plus(AT_MOST))) {
        violations.add(
            violation(
                "the system",
                "took %s to come to rest"
                    .formatted(Duration.between(recovery.healed(), recovery.settled()))));
      }
    }
    for (var row : run.end().outbox()) {
      if (!row.published()) {
        violations.add(
            violation(row.aggregate() + ":" + row.version(), "still waits to be published"));
      }
    }
    for (var parked : run.end().parked()) {
      if (!run.spoilt(parked.aggregate())) {
        violations.add(
            violation(
                parked.service() + ":" + parked.id(),
                (parked.aggregate() == null ? "what is of nobody" : parked.aggregate())
                    + " is parked: "
                    + parked.reason()));
      }
    }
    return violations;
  }
}
