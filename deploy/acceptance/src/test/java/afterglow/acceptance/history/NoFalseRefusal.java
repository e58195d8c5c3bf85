package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A necessary condition only: some visit or hold of the clinic, at a time near enough to share a
 * unit, could be there while the refused request ran. Whether all units that could serve it were
 * taken is the matter of the service's own tests.
 */
final class NoFalseRefusal implements Invariant {
  /** A hold of ten minutes, extended once. */
  private static final Duration HOLD = Duration.ofMinutes(20);

  /** Clocks are read a little before or after what they date. */
  private static final Duration ALLOWANCE = Duration.ofSeconds(5);

  /** A visit's time and when, by the machine's clock, somebody may have had it. */
  private record Taken(Instant start, Instant since, Instant until) {}

  @Override
  public String id() {
    return "I1b";
  }

  @Override
  public String promise() {
    return "Nobody is told that a time is taken which nobody could have had";
  }

  @Override
  public List<Violation> check(Run run) {
    var taken = new HashMap<String, List<Taken>>();
    byVisits(run, taken);
    byHolds(run, taken);
    var reach = reach(run);
    var violations = new ArrayList<Violation>();
    for (var call : run.calls()) {
      var start = call.about().start();
      if (start == null || !"slot-taken".equals(call.answer().problem()) || !call.refused()) {
        continue;
      }
      if (taken.getOrDefault(call.about().clinic(), List.of()).stream()
          .noneMatch(other -> near(other.start(), start, reach) && during(other, call))) {
        violations.add(violation(call.id(), start + " was refused as taken, and nobody had it"));
      }
    }
    return violations;
  }

  private static boolean near(Instant one, Instant other, Duration reach) {
    return Duration.between(one, other).abs().compareTo(reach) < 0;
  }

  private static boolean during(Taken taken, Call call) {
    var answered = call.answered() == null ? Instant.MAX : call.answered().wall();
    return taken.since().minus(ALLOWANCE).isBefore(answered)
        && call.asked().wall().minus(ALLOWANCE).isBefore(taken.until());
  }

  private static void byVisits(Run run, Map<String, List<Taken>> taken) {
    for (var versions : run.firsts(Event.APPOINTMENTS).values()) {
      Event held = null;
      for (var event : versions.values()) {
        if (held != null && event.is("rescheduled", "cancelled")) {
          add(taken, held.clinic(), visit(run, held, run.clocks().real(event.at())));
        }
        held = event.is("booked", "rescheduled") ? event : event.is("cancelled") ? null : held;
      }
      if (held != null) {
        add(taken, held.clinic(), visit(run, held, Instant.MAX));
      }
    }
  }

  private static Taken visit(Run run, Event event, Instant until) {
    return new Taken(event.instant("start"), run.clocks().real(event.at()), until);
  }

  private static void byHolds(Run run, Map<String, List<Taken>> taken) {
    for (var call : run.calls()) {
      var start = call.about().start();
      if (call.act() == Act.HOLD && !call.refused() && start != null) {
        var until =
            call.answered() == null
                ? Instant.MAX
                : run.clocks().real(call.answered().business().plus(HOLD));
        add(taken, call.about().clinic(), new Taken(start, call.asked().wall(), until));
      }
    }
  }

  private static void add(Map<String, List<Taken>> taken, String clinic, Taken one) {
    taken.computeIfAbsent(clinic, each -> new ArrayList<>()).add(one);
  }

  /** Two visits whose starts lie further apart than the longest claim share nothing. */
  private static Duration reach(Run run) {
    var longest = Duration.ofHours(1);
    for (var claim : run.end().claims()) {
      var appointment = run.appointment(claim.holder());
      if (appointment != null) {
        var length = Duration.between(appointment.start(), claim.to());
        longest = length.compareTo(longest) > 0 ? length : longest;
      }
    }
    return longest;
  }
}
