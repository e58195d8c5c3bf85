package afterglow.acceptance.history;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The reason that a message gives for not having been sent, held against what others know of it: a
 * provider's refusal against the sandboxes' ledgers, a change of plan against the appointments'
 * events, lateness against the business clock, a doubt against the tries. Nobody in a run withholds
 * consent or an address, so these are never a reason.
 */
final class WhyNotSent {
  private static final String[] CHANGES = {"rescheduled", "cancelled", "fulfilled", "missed"};

  private final Run run;
  private final Map<UUID, List<EndState.Attempt>> attempts;
  private final Set<String> refusedMailboxes;

  WhyNotSent(Run run) {
    this.run = run;
    this.attempts =
        run.end().attempts().stream().collect(Collectors.groupingBy(EndState.Attempt::message));
    this.refusedMailboxes =
        run.evidence().handovers().stream()
            .filter(Handover::refusedUnseen)
            .filter(handover -> handover.fate() == Handover.Fate.REJECTED)
            .map(Handover::address)
            .collect(Collectors.toSet());
  }

  /** What is wrong with its reason; nothing when it is as it says. */
  Optional<String> flaw(EndState.Message message) {
    var reason = Objects.requireNonNullElse(message.reason(), "");
    var holds =
        switch (message.state()) {
          case "SUPPRESSED" ->
              switch (reason) {
                case "STALE" -> stale(message);
                case "WITHDRAWN" -> withdrawn(message);
                case "TOO_LATE" -> tooLate(message);
                default -> false;
              };
          case "FAILED" -> reason.equals("OUTCOME_UNKNOWN") ? doubted(message) : failed(message);
          default -> refused(message);
        };
    return holds
        ? Optional.empty()
        : Optional.of("is %s: %s, and nothing bears it out".formatted(message.state(), reason));
  }

  /** Of what a provider said. */
  private static boolean byProvider(EndState.Message message) {
    return List.of("BAD_ADDRESS", "OPTED_OUT", "CONTENT", "REFUSED", "UNDELIVERED")
        .contains(Objects.requireNonNullElse(message.reason(), ""));
  }

  private boolean refused(EndState.Message message) {
    return byProvider(message)
        && tries(message)
            .anyMatch(
                each ->
                    each.outcome().equals("REFUSED")
                        && (each.channel().equals("EMAIL")
                            ? refusedMailboxes.contains(each.address())
                            : handed(message, Handover.Fate.REJECTED)));
  }

  private boolean failed(EndState.Message message) {
    return byProvider(message) && handed(message, Handover.Fate.UNDELIVERED);
  }

  private boolean handed(EndState.Message message, Handover.Fate fate) {
    return run.handovers(message.id()).stream().anyMatch(each -> each.fate() == fate);
  }

  /** Twice in doubt, or once and then overtaken by the next change or by time. */
  private boolean doubted(EndState.Message message) {
    var inDoubt =
        tries(message)
            .filter(each -> each.outcome().equals("UNKNOWN") || each.outcome().equals("OPEN"))
            .count();
    return message.doubts() >= 1
        && inDoubt >= message.doubts()
        && (message.doubts() >= 2 || stale(message) || tooLate(message));
  }

  private Stream<EndState.Attempt> tries(EndState.Message message) {
    return attempts.getOrDefault(message.id(), List.of()).stream();
  }

  /** Its owner has another plan by now. */
  private boolean stale(EndState.Message message) {
    if (message.followUp() == null) {
      return run.changed(message.appointment(), message.planVersion(), CHANGES);
    }
    var followUp = run.followUp(message.followUp());
    return followUp != null
        && (List.of("WITHDRAWN", "ANSWERED").contains(followUp.status())
            || run.changed(message.appointment(), followUp.anchorVersion(), CHANGES));
  }

  private boolean withdrawn(EndState.Message message) {
    var followUp = message.followUp() == null ? null : run.followUp(message.followUp());
    return followUp != null && followUp.status().equals("WITHDRAWN");
  }

  /** It is said after its use had ended; of one that was never told, others complain. */
  private boolean tooLate(EndState.Message message) {
    var told = run.firsts(Event.MESSAGES).get(message.id());
    return told == null || told.get(told.lastKey()).at().isAfter(message.usefulUntil());
  }
}
