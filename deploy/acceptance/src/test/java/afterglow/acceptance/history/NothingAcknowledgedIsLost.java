package afterglow.acceptance.history;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;

/**
 * Every yes that a client got is in the database, and its version says what the client was told.
 * That each version in the database was published is the matter of {@link TopicsAreTheOutboxes}.
 */
final class NothingAcknowledgedIsLost implements Invariant {
  @Override
  public String id() {
    return "I2";
  }

  @Override
  public String promise() {
    return "What was acknowledged is there at the end, as it was told";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var acknowledged =
        run.end().cases().stream()
            .filter(each -> !each.state().equals("OPEN"))
            .map(EndState.Case::id)
            .collect(toSet());
    for (var call : run.calls()) {
      if (!call.ok()) {
        continue;
      }
      switch (call.act()) {
        case BOOK, RESCHEDULE, CANCEL, CONFIRM, ARRIVE, FULFIL, NO_SHOW ->
            change(run, call, violations);
        case ACKNOWLEDGE -> {
          var one = call.about().ofCase();
          if (one != null && !acknowledged.contains(one)) {
            violations.add(violation(one, call.act() + " " + call.id() + " left nothing"));
          }
        }
        case HOLD, ANSWER, LOOK, ADVANCE_CLOCK, OPERATE -> {}
      }
    }
    new AnswersKept(run)
        .missing(Call::ok)
        .forEach((id, what) -> violations.add(violation(id, what)));
    return violations;
  }

  private void change(Run run, Call call, List<Violation> violations) {
    var id = call.appointment().orElse(null);
    if (id == null) {
      return;
    }
    var appointment = run.appointment(id);
    if (appointment == null) {
      violations.add(violation(id, call.act() + " " + call.id() + ": it is not there"));
      return;
    }
    var told = call.answer().version();
    int version = told != null ? told : call.act() == Act.BOOK ? 1 : 0;
    if (appointment.version() < version) {
      violations.add(
          violation(id, "was told version " + version + ", is " + appointment.version()));
    }
    if (!reached(call.act(), appointment.status())) {
      violations.add(violation(id, call.act() + " was told, but it is " + appointment.status()));
    }
    if (version > 0) {
      asTold(run, call, id, version, violations);
    } else if (!published(run, call, id)) {
      violations.add(violation(id, call.act() + " was told, and nothing of the kind published"));
    }
  }

  private void asTold(Run run, Call call, UUID id, int version, List<Violation> violations) {
    var event = run.event(Event.APPOINTMENTS, id, version);
    var start = call.answer().start();
    if (event != null && start != null && !start.equals(event.instant("start"))) {
      violations.add(violation(id, "was told " + start + ", published " + event.instant("start")));
    }
  }

  /** Of a change that was told without a version: whether any version says so. */
  private static boolean published(Run run, Call call, UUID id) {
    var start = call.answer().start() == null ? call.about().start() : call.answer().start();
    return switch (call.act()) {
      case RESCHEDULE ->
          run
              .firsts(Event.APPOINTMENTS)
              .getOrDefault(id, Collections.emptySortedMap())
              .values()
              .stream()
              .filter(event -> event.is("rescheduled"))
              .anyMatch(event -> start == null || start.equals(event.instant("start")));
      case CANCEL -> run.changed(id, 0, "cancelled");
      default -> true;
    };
  }

  /** What nothing can undo must be so at the end. */
  private static boolean reached(Act act, String status) {
    return switch (act) {
      case CANCEL -> status.equals("CANCELLED");
      case FULFIL -> status.equals("FULFILLED");
      case NO_SHOW -> status.equals("NO_SHOW");
      case ARRIVE -> !status.equals("BOOKED") && !status.equals("NO_SHOW");
      default -> true;
    };
  }
}
