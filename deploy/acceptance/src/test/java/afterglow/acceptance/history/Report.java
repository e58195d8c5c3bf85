package afterglow.acceptance.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a run showed, in words and numbers. */
public final class Report {
  private static final int MOST_SHOWN = 10;

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
    figures(new Figures(evidence), text);
    verdicts(text);
    var invalid = invalidities();
    if (!invalid.isEmpty()) {
      text.append("\nThe run is not valid: it did too little to show that promises are kept.\n");
      invalid.forEach(each -> text.append("  ").append(each).append('\n'));
    }
    return text.toString();
  }

  private void figures(Figures of, StringBuilder text) {
    line(text, "calls", "%d, %d refused, %d unknown", of.calls(), of.refused(), of.unknown());
    line(text, "bookings", "%d told, %.0f %% contended", of.booked(), 100 * of.contention());
    line(text, "events", "%d, %d of them more than once", of.events(), of.duplicates());
    line(text, "hand-overs", "%d accepted, %d of them again", of.accepted(), of.repeated());
    of.unsent().forEach((what, count) -> line(text, "not sent", "%d %s", count, what));
    var recovery = evidence.recovery();
    if (recovery != null && recovery.settled() != null) {
      var took = Duration.between(recovery.healed(), recovery.settled());
      line(text, "recovery", "%.1f s after the last fault", took.toMillis() / 1000.0);
    }
    line(text, "faults", "%d", Fault.byNumber(evidence.faults()).size());
    of.faults().forEach((kind, proven) -> text.append("    %s: %s%n".formatted(kind, proven)));
    atMost(text, "booking", of.booked());
    atMost(text, "fault", evidence.faults().stream().filter(Fault::proven).count());
  }

  /** The rule of three: none in n says with 95 % that there are at most 3/n. */
  private void atMost(StringBuilder text, String what, long n) {
    if (clean() && n > 0 && invalidities().isEmpty()) {
      line(
          text, "so at most", "%.2g violations per %s, with 95 %%, under this load", 3.0 / n, what);
    }
  }

  private void verdicts(StringBuilder text) {
    text.append('\n');
    var broken = violations.stream().collect(groupingBy(Violation::invariant, counting()));
    for (var invariant : Checker.ALL) {
      text.append(
          "  %-4s %-10s %s%n"
              .formatted(invariant.id(), verdict(broken, invariant), invariant.promise()));
      violations.stream()
          .filter(each -> each.invariant().equals(invariant.id()))
          .limit(MOST_SHOWN)
          .forEach(
              each ->
                  text.append("         ! %s: %s%n".formatted(each.subject(), each.explanation())));
    }
    var judgedHere = Checker.ALL.stream().map(Invariant::id).collect(toSet());
    violations.stream()
        .filter(each -> !judgedHere.contains(each.invariant()))
        .forEach(each -> text.append("  ! %s%n".formatted(each)));
  }

  private static String verdict(Map<String, Long> broken, Invariant invariant) {
    var count = broken.getOrDefault(invariant.id(), 0L);
    return count == 0 ? "holds" : count + " broken";
  }

  private static void line(StringBuilder text, String what, String format, Object... values) {
    text.append("  %-12s ".formatted(what))
        .append(String.format(Locale.ROOT, format, values))
        .append('\n');
  }
}
