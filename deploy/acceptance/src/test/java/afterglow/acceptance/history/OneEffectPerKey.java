package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Keys are kept for seven days of the business clock; calls further apart are not compared. That
 * one key has one effect follows with {@link RefusalsLeaveNothing}, which counts a key once.
 */
final class OneEffectPerKey implements Invariant {
  private static final Duration KEPT = Duration.ofDays(7).minusHours(1);

  @Override
  public String id() {
    return "I4";
  }

  @Override
  public String promise() {
    return "One Idempotency-Key has one effect and one answer; with another body it is refused";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    run.calls().stream()
        .filter(call -> call.about().key() != null)
        .collect(groupingBy(c -> c.about().clinic() + "/" + c.act() + "/" + c.about().key()))
        .forEach((key, calls) -> sameAnswer(key, calls, violations));
    return violations;
  }

  private void sameAnswer(String key, List<Call> calls, List<Violation> violations) {
    var done = calls.stream().filter(Call::ok).toList();
    if (done.isEmpty()) {
      return;
    }
    var first = done.getFirst();
    for (var call : calls) {
      if (call == first || far(first, call)) {
        continue;
      }
      var sameBody = Objects.equals(call.about().body(), first.about().body());
      if (call.ok() && !sameBody) {
        violations.add(violation(key, call.id() + " had another body and was not refused"));
      } else if (call.ok() && !sameAnswer(first.answer(), call.answer())) {
        violations.add(violation(key, call.id() + " was answered otherwise than " + first.id()));
      } else if (call.refused() && sameBody && later(first, call) && !passing(call.answer())) {
        violations.add(violation(key, call.id() + " was refused after " + first.id() + " worked"));
      } else if (call.refused()
          && !sameBody
          && later(first, call)
          && call.answer().status() != 422
          && !passing(call.answer())) {
        violations.add(violation(key, call.id() + " had another body and was not told so"));
      }
    }
  }

  private static boolean sameAnswer(Answer one, Answer other) {
    return Objects.equals(one.id(), other.id()) && Objects.equals(one.digest(), other.digest());
  }

  private static boolean later(Call first, Call call) {
    return call.asked().nanos() > first.over();
  }

  private static boolean far(Call one, Call other) {
    return Duration.between(one.asked().business(), other.asked().business()).abs().compareTo(KEPT)
        > 0;
  }

  /** In flight, or too many: the caller is to come again. */
  private static boolean passing(Answer answer) {
    return "request-in-flight".equals(answer.problem()) || answer.status() == 429;
  }
}
