package afterglow.acceptance.fault;

import afterglow.acceptance.history.Violation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Tries whether the proof finds bugs: each is built into a copy, and faults run until it shows. */
final class BugBank {
  private static final Duration MOST = Duration.ofMinutes(10);

  private final Path root;
  private final ProveOptions options;
  private final Consumer<String> says;

  BugBank(Path root, ProveOptions options, Consumer<String> says) {
    this.root = root;
    this.options = options;
    this.says = says;
  }

  /** What became of one bug. */
  record Result(SeededBug bug, Set<String> broken, List<String> invalidities, Duration after) {
    /** A harmless one has to stay clean in a run that would have shown what is not. */
    boolean asExpected() {
      return bug.harmless()
          ? broken.isEmpty() && invalidities.isEmpty()
          : broken.stream().anyMatch(bug.invariants()::contains);
    }

    private String verdict() {
      if (!bug.harmless()) {
        return asExpected() ? "caught" : broken.isEmpty() ? "NOT CAUGHT" : "caught by another";
      }
      if (!broken.isEmpty()) {
        return "NOT CLEAN";
      }
      return invalidities.isEmpty() ? "clean, as it must be" : "NOT VALID: " + invalidities;
    }

    String line() {
      var by = broken.isEmpty() ? "nothing" : String.join(" ", broken);
      return "%-24s %-22s %-12s after %d min %d s"
          .formatted(bug.name(), verdict(), by, after.toMinutes(), after.toSecondsPart());
    }
  }

  /** Whether all that was asked for came out as it must. */
  boolean run(String name) throws Exception {
    var bugs =
        SeededBug.all(root).stream()
            .filter(bug -> name.equals("all") || bug.name().equals(name))
            .toList();
    var results = new ArrayList<Result>();
    for (var bug : bugs) {
      results.add(hunt(bug));
      says.accept(results.getLast().line());
    }
    results.forEach(result -> System.out.println(result.line()));
    return results.stream().allMatch(Result::asExpected);
  }

  private Result hunt(SeededBug bug) throws Exception {
    var at = options.folder().resolve(bug.name());
    var order = options.order().hunting(bug, MOST);
    var folder = new RunFolder(at.resolve("run"));
    // Whatever lay there was a hunt in another copy.
    try (var _ = ClaimedFolder.of(folder, order.plan(bug.name()), true)) {
      says.accept("Building " + bug.name() + " into " + bug.service() + "-service");
      var checkout = new BuggyCheckout(root, at.resolve("checkout"));
      checkout.build(bug);
      try (var round = new Round(order, folder, says, checkout.root())) {
        var begun = System.nanoTime();
        var outcome = round.run();
        return new Result(
            bug,
            broken(outcome.violations()),
            outcome.report().invalidities(),
            Duration.ofNanos(System.nanoTime() - begun));
      }
    }
  }

  private static Set<String> broken(List<Violation> violations) {
    return violations.stream()
        .map(Violation::invariant)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
