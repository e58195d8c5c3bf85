package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * N is 15 s of the machine's clock: an owner's word holds for 2 s, a provider's call may take 10 s
 * from then on, and 3 s are slack. A hand-over that a stopped process or a slow line held up counts
 * from the end of that fault; nothing else is excused.
 */
final class SilenceAfterCancellation implements Invariant {
  static final Duration N = Duration.ofSeconds(15);

  @Override
  public String id() {
    return "I12";
  }

  @Override
  public String promise() {
    return "15 s after a cancellation was acknowledged nothing else about the visit is accepted";
  }

  @Override
  public List<Violation> check(Run run) {
    Map<UUID, Instant> cancelled = new HashMap<>();
    for (var call : run.calls()) {
      if (call.act() == Act.CANCEL && call.ok() && call.answered() != null) {
        call.appointment().ifPresent(id -> cancelled.putIfAbsent(id, call.answered().wall()));
      }
    }
    var violations = new ArrayList<Violation>();
    for (var handover : run.evidence().handovers()) {
      var id = run.messageOf(handover);
      var message = id == null ? null : run.message(id);
      if (message == null || !handover.fate().accepted() || message.purpose().equals("CANCELLED")) {
        continue;
      }
      var since = cancelled.get(message.appointment());
      if (since != null && handover.real().isAfter(latest(run, since, handover.real()))) {
        violations.add(
            violation(
                message.appointment(),
                "%s was accepted %s after its cancellation"
                    .formatted(message.purpose(), Duration.between(since, handover.real()))));
      }
    }
    return violations;
  }

  private static Instant latest(Run run, Instant since, Instant accepted) {
    var latest = since.plus(N);
    for (var fault : run.evidence().faults()) {
      var ended = fault.ended();
      if (fault.canHoldUpHandovers()
          && ended != null
          && fault.began().isBefore(latest)
          && ended.isAfter(since)
          && ended.plus(N).isAfter(latest)
          && fault.began().isBefore(accepted)) {
        latest = ended.plus(N);
      }
    }
    return latest;
  }
}
