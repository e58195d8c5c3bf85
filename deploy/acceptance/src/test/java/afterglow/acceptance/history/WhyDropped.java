package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The reason that a follow-up gives for not being asked for, held against the appointment's events
 * and the business clock.
 */
final class WhyDropped {
  /** What is due sooner after a booking joins the next message. */
  private static final Duration QUIET_AFTER_BOOKING = Duration.ofHours(2);

  /** The clock goes on while the system comes to rest and nobody reads it. */
  private static final Duration REST = Duration.ofMinutes(2);

  private final Run run;
  private final Instant clock;

  /**
   * @param clock what the business clock showed when it was read last
   */
  WhyDropped(Run run, Instant clock) {
    this.run = run;
    this.clock = clock;
  }

  /** What is wrong with its reason; nothing when it is as it says. */
  Optional<String> flaw(EndState.FollowUp followUp) {
    var reason = Objects.requireNonNullElse(followUp.reason(), "");
    var holds =
        switch (reason) {
          case "RESCHEDULED" -> withdrawn(followUp, "rescheduled");
          case "CANCELLED" -> withdrawn(followUp, "cancelled");
          case "NO_SHOW" -> withdrawn(followUp, "missed");
          case "FULFILLED" -> withdrawn(followUp, "fulfilled");
          case "BOOKED_TOO_LATE" -> suppressed(followUp) && bookedTooLate(followUp);
          case "TOO_LATE" ->
              suppressed(followUp) && !clock.plus(REST).isBefore(followUp.usefulUntil());
          default -> false;
        };
    return holds
        ? Optional.empty()
        : Optional.of("is %s: %s, and nothing bears it out".formatted(followUp.status(), reason));
  }

  private static boolean suppressed(EndState.FollowUp followUp) {
    return followUp.status().equals("SUPPRESSED");
  }

  private boolean withdrawn(EndState.FollowUp followUp, String change) {
    var plan = run.carePlan(followUp.carePlan());
    return followUp.status().equals("WITHDRAWN")
        && plan != null
        && run.changed(plan.appointment(), followUp.anchorVersion(), change);
  }

  private boolean bookedTooLate(EndState.FollowUp followUp) {
    var plan = run.carePlan(followUp.carePlan());
    var anchor =
        plan == null
            ? null
            : run.event(Event.APPOINTMENTS, plan.appointment(), followUp.anchorVersion());
    return anchor != null && followUp.dueAt().isBefore(anchor.at().plus(QUIET_AFTER_BOOKING));
  }
}
