package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up is due when the business clock has reached its time, or when it was planned if that
 * is later. From then on, by the machine's clock, there are {@link #AT_MOST} seconds, counted from
 * the end of the faults that ran then. One that is dropped has a reason that is true ({@link
 * WhyDropped}). Which follow-ups there should be is not derived here.
 */
final class TimersFireOnce implements Invariant {
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  @Override
  public String id() {
    return "I8";
  }

  @Override
  public String promise() {
    return "What falls due is asked for once, not before its time and within a minute";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var fired = new HashMap<UUID, List<Event>>();
    for (var versions : run.firsts(Event.FOLLOW_UPS).values()) {
      versions.values().stream()
          .filter(event -> event.is("due"))
          .collect(groupingBy(event -> event.uuid("followUp")))
          .forEach(fired::put);
    }
    var heals = new Heals(run.evidence().faults());
    var until = lastReading(run);
    var reasons = new WhyDropped(run, until);
    for (var followUp : run.end().followUps()) {
      var events = fired.getOrDefault(followUp.id(), List.of());
      if (events.size() > 1) {
        violations.add(violation(followUp.id(), "was asked for " + events.size() + " times"));
      }
      if (followUp.status().equals("SUPPRESSED") || followUp.status().equals("WITHDRAWN")) {
        reasons.flaw(followUp).ifPresent(flaw -> violations.add(violation(followUp.id(), flaw)));
      } else if (events.isEmpty()) {
        missing(followUp, until, violations);
      }
      if (!events.isEmpty()) {
        var plan = run.carePlan(followUp.carePlan());
        inTime(run, followUp, plan, events.getFirst(), heals, violations);
      }
    }
    return violations;
  }

  private static Instant lastReading(Run run) {
    return run.calls().stream()
        .flatMap(call -> Stream.ofNullable(call.answered()))
        .map(Moment::business)
        .max(Comparator.naturalOrder())
        .orElse(Instant.EPOCH);
  }

  private void missing(EndState.FollowUp followUp, Instant clock, List<Violation> violations) {
    switch (followUp.status()) {
      case "PLANNED" -> {
        if (followUp.dueAt().isBefore(clock)) {
          violations.add(violation(followUp.id(), "was due at " + followUp.dueAt() + ", waits"));
        }
      }
      default ->
          violations.add(
              violation(followUp.id(), "is " + followUp.status() + " but was never asked for"));
    }
  }

  /** When it was published first; of what a wiped broker was given again, when it happened. */
  private static Instant told(Run run, Event event) {
    var happened = run.clocks().real(event.at());
    var lies = event.record().at();
    var again =
        run.evidence().faults().stream()
            .filter(Fault::wipesTopics)
            .anyMatch(fault -> fault.began().isAfter(happened) && fault.began().isBefore(lies));
    return again ? happened : lies;
  }

  private void inTime(
      Run run,
      EndState.FollowUp followUp,
      EndState.@Nullable CarePlan plan,
      Event due,
      Heals heals,
      List<Violation> violations) {
    if (due.at().isBefore(followUp.dueAt())) {
      violations.add(violation(followUp.id(), "was asked for before " + followUp.dueAt()));
      return;
    }
    var reached = run.clocks().real(followUp.dueAt());
    var anchor =
        plan == null
            ? null
            : run.event(Event.APPOINTMENTS, plan.appointment(), followUp.anchorVersion());
    var planned = anchor == null ? reached : told(run, anchor);
    var from = reached.isAfter(planned) ? reached : planned;
    var fired = run.clocks().real(due.at());
    var latest = heals.after(from).plus(AT_MOST);
    if (fired.isAfter(latest)) {
      violations.add(
          violation(
              followUp.id(),
              "was due at %s and asked for %s later"
                  .formatted(followUp.dueAt(), Duration.between(from, fired))));
    }
  }
}
