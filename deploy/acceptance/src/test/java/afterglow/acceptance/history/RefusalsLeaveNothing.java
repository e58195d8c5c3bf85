package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Counted: an appointment has no more versions than calls that may have made them, a clinic no more
 * appointments than bookings that may have worked. So what a refused call did after all, or nobody
 * asked for, stands out; unknown calls give as much room as there are of them. Appointments from
 * before the first call are left out.
 */
final class RefusalsLeaveNothing implements Invariant {
  private static final Set<Act> CHANGES =
      Set.of(Act.RESCHEDULE, Act.CANCEL, Act.CONFIRM, Act.ARRIVE, Act.FULFIL, Act.NO_SHOW);

  @Override
  public String id() {
    return "I3";
  }

  @Override
  public String promise() {
    return "A call that was refused left nothing behind";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var asked = askedFor(run);
    versions(run, asked, violations);
    bookings(run, asked, violations);
    return violations;
  }

  /** The appointments that can only have come from this history's clients. */
  private static List<EndState.Appointment> askedFor(Run run) {
    var clinics = run.calls().stream().map(c -> c.about().clinic()).collect(Collectors.toSet());
    if (run.calls().isEmpty()) {
      return List.of();
    }
    var began = run.calls().getFirst().asked().business();
    return run.end().appointments().stream()
        .filter(each -> clinics.contains(each.clinic()))
        .filter(
            each -> {
              var booked = run.event(Event.APPOINTMENTS, each.id(), 1);
              return booked != null && !booked.at().isBefore(began);
            })
        .toList();
  }

  private void versions(
      Run run, List<EndState.Appointment> appointments, List<Violation> violations) {
    var calls =
        run.calls().stream()
            .filter(call -> CHANGES.contains(call.act()) && !call.refused())
            .filter(call -> call.about().appointment() != null)
            .collect(groupingBy(call -> call.appointment().orElseThrow()));
    for (var appointment : appointments) {
      var known = new HashSet<Integer>();
      var room = 1;
      for (var call : calls.getOrDefault(appointment.id(), List.of())) {
        var version = call.answer().version();
        if (version == null || (version > 1 && known.add(version))) {
          room++;
        }
      }
      if (appointment.version() > room) {
        violations.add(
            violation(
                appointment.id(),
                "has %d versions, but only %d calls could have made one"
                    .formatted(appointment.version(), room)));
      }
    }
  }

  private void bookings(
      Run run, List<EndState.Appointment> appointments, List<Violation> violations) {
    var made = new HashSet<UUID>();
    var keys = new HashSet<String>();
    var open = new HashSet<String>();
    for (var call : run.calls()) {
      if (call.act() != Act.BOOK) {
        continue;
      }
      var key = call.about().key() == null ? call.id() : call.about().key();
      if (call.ok() && call.answer().id() != null) {
        made.add(call.answer().id());
        keys.add(key);
      } else if (call.unknown()) {
        open.add(key);
      }
    }
    open.removeAll(keys);
    var unclaimed = appointments.stream().filter(each -> !made.contains(each.id())).toList();
    if (unclaimed.size() > open.size()) {
      violations.add(
          violation(
              unclaimed.getLast().id(),
              "%d appointments were told to nobody, and only %d bookings are in doubt"
                  .formatted(unclaimed.size(), open.size())));
    }
  }
}
