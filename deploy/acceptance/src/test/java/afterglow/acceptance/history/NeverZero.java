package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * No message is stuck at the end, each that went is in a sandbox's ledger, each that did not has a
 * reason that is true ({@link WhyNotSent}). Of every acknowledged booking there is one care plan
 * and a confirmation that was accepted, all under one identity; excused is an address that was
 * refused for good, a message given up after its second try in doubt, and a confirmation that the
 * next change overtook.
 */
final class NeverZero implements Invariant {
  @Override
  public String id() {
    return "I11";
  }

  @Override
  public String promise() {
    return "No message is lost or stuck; every acknowledged booking is confirmed";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var reasons = new WhyNotSent(run);
    for (var message : run.end().messages()) {
      if (!run.spoilt(message.appointment()) && !run.spoilt(message.recipient())) {
        ended(run, reasons, message, violations);
      }
    }
    confirmed(run, violations);
    return violations;
  }

  private void ended(
      Run run, WhyNotSent reasons, EndState.Message message, List<Violation> violations) {
    var accepted = run.handovers(message.id()).stream().anyMatch(h -> h.fate().accepted());
    switch (message.state()) {
      case "ACCEPTED", "DELIVERED" -> {
        if (!accepted) {
          violations.add(violation(message.id(), "counts as sent, but no provider has it"));
        }
      }
      case "SUPPRESSED", "REJECTED", "FAILED" -> {
        if (message.reason() == null) {
          violations.add(violation(message.id(), "was dropped without a reason"));
        } else if (message.state().equals("SUPPRESSED") && accepted) {
          violations.add(violation(message.id(), "counts as never sent, but was accepted"));
        } else {
          reasons.flaw(message).ifPresent(flaw -> violations.add(violation(message.id(), flaw)));
        }
      }
      default -> violations.add(violation(message.id(), "is " + message.state() + " for good"));
    }
  }

  private void confirmed(Run run, List<Violation> violations) {
    var messages =
        run.end().messages().stream()
            .filter(each -> each.purpose().equals("BOOKED"))
            .collect(groupingBy(EndState.Message::appointment));
    for (var call : run.calls()) {
      var id = call.answer().id();
      if (call.act() != Act.BOOK || !call.ok() || id == null || run.spoilt(id)) {
        continue;
      }
      messages.getOrDefault(id, List.of()).forEach(each -> confirmation(run, each, violations));
    }
  }

  private void confirmation(Run run, EndState.Message message, List<Violation> violations) {
    if (!excused(run, message)) {
      violations.add(
          violation(
              message.appointment(),
              "was acknowledged; its confirmation is %s: %s"
                  .formatted(message.state(), message.reason())));
    }
  }

  private static boolean excused(Run run, EndState.Message message) {
    var overtaken =
        run
            .firsts(Event.APPOINTMENTS)
            .getOrDefault(message.appointment(), Collections.emptySortedMap())
            .values()
            .stream()
            .anyMatch(e -> e.is("rescheduled", "cancelled", "fulfilled", "missed"));
    return switch (message.state()) {
      case "SUPPRESSED" -> overtaken && "STALE".equals(message.reason());
      default -> true;
    };
  }
}
