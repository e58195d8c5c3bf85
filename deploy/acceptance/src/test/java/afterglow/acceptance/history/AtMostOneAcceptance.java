package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * At most one acceptance and one more for each try whose outcome the sender could not know, two in
 * all; all of one message's mails under one Message-ID. A text's provider can be asked, so a text
 * is repeated only while the first was still on its way to it: within {@link #ON_ITS_WAY}, or while
 * a fault held bytes up. The sender's own account is held against itself too: a try without a known
 * outcome counts as a doubt.
 */
final class AtMostOneAcceptance implements Invariant {
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(5);

  @Override
  public String id() {
    return "I10";
  }

  @Override
  public String promise() {
    return "A message is accepted once, and once more at most if an outcome was unknown";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var attempts = run.end().attempts().stream().collect(groupingBy(EndState.Attempt::message));
    for (var message : run.end().messages()) {
      var tries = attempts.getOrDefault(message.id(), List.of());
      accepted(run, message.id(), tries, violations);
      ownAccount(message, tries, violations);
    }
    for (var handover : run.evidence().handovers()) {
      var message = run.messageOf(handover);
      if (message == null && handover.refusedUnseen()) {
        continue;
      }
      if (message == null || run.message(message) == null) {
        violations.add(violation(handover.identity(), "was handed over and belongs to nothing"));
      }
    }
    return violations;
  }

  private void accepted(
      Run run, UUID message, List<EndState.Attempt> tries, List<Violation> violations) {
    var handovers = run.handovers(message);
    var accepted =
        handovers.stream()
            .filter(each -> each.fate().accepted())
            .sorted(Comparator.comparing(Handover::real))
            .toList();
    if (accepted.size() < 2) {
      return;
    }
    var unanswered = handovers.stream().filter(each -> each.fate().unanswered()).count();
    var doubtful =
        tries.stream().filter(t -> t.outcome().equals("UNKNOWN") || t.outcome().equals("OPEN"));
    var unknown = Math.max(unanswered, doubtful.count());
    if (accepted.size() > Math.min(2, 1 + unknown)) {
      violations.add(
          violation(
              message,
              "was accepted %d times, with %d tries in doubt".formatted(accepted.size(), unknown)));
    }
    var mails = accepted.stream().filter(h -> h.channel() == Handover.Channel.EMAIL);
    if (mails.map(Handover::identity).distinct().count() > 1) {
      violations.add(violation(message, "was mailed under several Message-IDs"));
    }
    if (accepted.getLast().channel() == Handover.Channel.SMS) {
      repeatedText(run, message, accepted, violations);
    }
  }

  private void repeatedText(
      Run run, UUID message, List<Handover> accepted, List<Violation> violations) {
    var first = accepted.getFirst().real();
    var again = accepted.getLast().real();
    var heldUp =
        run.evidence().faults().stream()
            .filter(Fault::canHoldUpHandovers)
            .anyMatch(f -> f.disturbs(first, ON_ITS_WAY) || f.disturbs(again, ON_ITS_WAY));
    if (!heldUp && Duration.between(first, again).compareTo(ON_ITS_WAY) > 0) {
      violations.add(
          violation(message, "was texted again, though the provider had listed it since " + first));
    }
  }

  private void ownAccount(
      EndState.Message message, List<EndState.Attempt> tries, List<Violation> violations) {
    var mayHaveGone = tries.stream().filter(t -> !t.outcome().equals("NOT_TAKEN")).count();
    if (mayHaveGone > 1 + message.doubts()) {
      violations.add(
          violation(
              message.id(),
              "was tried %d times, though only %d tries were in doubt"
                  .formatted(mayHaveGone, message.doubts())));
    }
  }
}
