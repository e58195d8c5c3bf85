package afterglow.acceptance.history;

import java.util.List;

/** What a run showed, in words and numbers. */
public final class Report {
  private final Evidence evidence;
  private final List<Violation> violations;

  public Report(Evidence evidence, List<Violation> violations) {
    this.evidence = evidence;
    this.violations = List.copyOf(violations);
  }

  public boolean clean() {
    return violations.isEmpty();
  }

  /** Why the run shows nothing even without a violation; empty when it counts. */
  public List<String> invalidities() {
    return Guards.failing(evidence);
  }

  public String text() {
    var text = new StringBuilder();
    text.append(
        "%d calls, %d faults%n".formatted(evidence.calls().size(), evidence.faults().size()));
    for (var invariant : Checker.ALL) {
      var count = violations.stream().filter(v -> v.invariant().equals(invariant.id())).count();
      text.append(
          "%-4s %-9s %s%n"
              .formatted(
                  invariant.id(), count == 0 ? "holds" : count + " broken", invariant.promise()));
    }
    violations.stream().limit(50).forEach(v -> text.append("  ").append(v).append('\n'));
    return text.toString();
  }
}
