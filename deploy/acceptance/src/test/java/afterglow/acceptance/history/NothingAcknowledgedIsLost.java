package afterglow.acceptance.history;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
    var answered =
        run.end().answers().stream().map(EndState.CheckInAnswer::followUp).collect(toSet());
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
        case ANSWER -> kept(call, call.about().followUp(), answered, violations);
        case ACKNOWLEDGE -> kept(call, call.about().ofCase(), acknowledged, violations);
        case HOLD, LOOK, ADVANCE_CLOCK, OPERATE -> {}
      }
    }
    return violations;
  }

  private void kept(
      Call call, @Nullable UUID subject, Set<UUID> there, List<Violation> violations) {
    if (subject != null && !there.contains(subject)) {
      violations.add(violation(subject, call.act() + " " + call.id() + " left nothing"));
    }
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
    }
  }

  private void asTold(Run run, Call call, UUID id, int version, List<Violation> violations) {
    var event = run.event(Event.APPOINTMENTS, id, version);
    var start = call.answer().start();
    if (event != null && start != null && !start.equals(event.instant("start"))) {
      violations.add(violation(id, "was told " + start + ", published " + event.instant("start")));
    }
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
