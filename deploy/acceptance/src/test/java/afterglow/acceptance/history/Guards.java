package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.List;

/** What a run must have contained for its silence to mean anything. */
final class Guards {
  static final double CONTENTION = 0.20;
  static final double UNKNOWN = 0.01;
  static final double DUPLICATES = 0.001;

  /** A fault may miss, for instance a line that nothing crossed just then; few may. */
  static final double UNPROVEN = 0.05;

  private Guards() {}

  static List<String> failing(Evidence evidence) {
    var figures = new Figures(evidence);
    var failing = new ArrayList<String>();
    if (figures.contention() < CONTENTION) {
      failing.add("only %.1f %% of the holds contended".formatted(100 * figures.contention()));
    }
    if (figures.unknown() < UNKNOWN * figures.calls() || figures.unknown() == 0) {
      failing.add(
          "only %d of %d calls ended unknown".formatted(figures.unknown(), figures.calls()));
    }
    if (figures.duplicates() < DUPLICATES * figures.events() || figures.duplicates() == 0) {
      failing.add(
          "only %d of %d events came twice".formatted(figures.duplicates(), figures.events()));
    }
    for (var channel : Handover.Channel.values()) {
      if (evidence.handovers().stream().noneMatch(each -> each.channel() == channel)) {
        failing.add("nothing was handed over by " + channel);
      }
    }
    faults(evidence.faults(), failing);
    return failing;
  }

  private static void faults(List<Fault> faults, List<String> failing) {
    var unproven = faults.stream().filter(each -> !each.proven()).toList();
    if (faults.isEmpty()) {
      failing.add("nothing was done to the system");
    } else if (unproven.size() > Math.max(1, UNPROVEN * faults.size())) {
      unproven.forEach(
          each ->
              failing.add("fault %s (%s) did not prove itself".formatted(each.id(), each.kind())));
    }
  }
}
