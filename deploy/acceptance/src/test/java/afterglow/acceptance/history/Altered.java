package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows of a hand-made end state with something changed. */
final class Altered {
  private Altered() {}

  static EndState.Message state(EndState.Message of, String state, @Nullable String reason) {
    return new EndState.Message(
        of.clinic(),
        of.id(),
        of.recipient(),
        of.purpose(),
        of.source(),
        of.planVersion(),
        of.appointment(),
        of.followUp(),
        state,
        reason,
        of.channel(),
        of.attempts(),
        of.doubts(),
        of.version(),
        of.usefulUntil());
  }

  static EndState.Message doubts(EndState.Message of, int doubts) {
    return new EndState.Message(
        of.clinic(),
        of.id(),
        of.recipient(),
        of.purpose(),
        of.source(),
        of.planVersion(),
        of.appointment(),
        of.followUp(),
        of.state(),
        of.reason(),
        of.channel(),
        of.attempts(),
        doubts,
        of.version(),
        of.usefulUntil());
  }

  static EndState.CarePlan plan(
      EndState.CarePlan of, String state, int anchor, Instant visitStart) {
    return new EndState.CarePlan(
        of.clinic(), of.id(), of.appointment(), state, anchor, 0, visitStart, null);
  }

  static EndState.FollowUp dropped(EndState.FollowUp of, String reason, Instant due) {
    return new EndState.FollowUp(
        of.clinic(),
        of.id(),
        of.carePlan(),
        of.anchorVersion(),
        of.steps(),
        of.purpose(),
        of.status(),
        reason,
        due,
        due.plus(Duration.ofHours(20)),
        of.dueVersion(),
        of.sentAt());
  }
}
