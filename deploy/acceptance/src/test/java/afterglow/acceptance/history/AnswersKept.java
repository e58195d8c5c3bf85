package afterglow.acceptance.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Answers to check-ins, counted: each that was taken is a row of its own, of the follow-up where
 * the client knows which it answered, and else of the visit.
 */
final class AnswersKept {
  private final Run run;
  private final Map<UUID, Long> rows = new HashMap<>();

  AnswersKept(Run run) {
    this.run = run;
    for (var answer : run.end().answers()) {
      rows.merge(answer.followUp(), 1L, Long::sum);
      var followUp = run.followUp(answer.followUp());
      var plan = followUp == null ? null : run.carePlan(followUp.carePlan());
      if (plan != null) {
        rows.merge(plan.appointment(), 1L, Long::sum);
      }
    }
  }

  /** What has fewer rows than there are such calls, and what that says. */
  Map<UUID, String> missing(Predicate<Call> which) {
    var missing = new HashMap<UUID, String>();
    calls(which, call -> call.about().followUp()).forEach((id, n) -> fewer(id, n, missing));
    calls(which, call -> call.about().appointment()).forEach((id, n) -> fewer(id, n, missing));
    return missing;
  }

  private void fewer(UUID id, long asked, Map<UUID, String> missing) {
    var kept = rows.getOrDefault(id, 0L);
    if (kept < asked) {
      missing.put(id, "%d answers were taken, %d are there".formatted(asked, kept));
    }
  }

  /** Visits with more rows than there are calls that may have made one. */
  Map<UUID, String> tooMany(Predicate<Call> which) {
    var tooMany = new HashMap<UUID, String>();
    var asked = calls(which, call -> call.about().appointment());
    for (var plan : run.end().carePlans()) {
      var kept = rows.getOrDefault(plan.appointment(), 0L);
      var most = asked.getOrDefault(plan.appointment(), 0L);
      if (kept > most) {
        tooMany.put(
            plan.appointment(),
            "has %d answers, and only %d calls may have given one".formatted(kept, most));
      }
    }
    return tooMany;
  }

  private Map<UUID, Long> calls(Predicate<Call> which, Function<Call, @Nullable UUID> subject) {
    return run.calls().stream()
        .filter(call -> call.act() == Act.ANSWER && subject.apply(call) != null)
        .filter(which)
        .collect(groupingBy(call -> Objects.requireNonNull(subject.apply(call)), counting()));
  }
}
