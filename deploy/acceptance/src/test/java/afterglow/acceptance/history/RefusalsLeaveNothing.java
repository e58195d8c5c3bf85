package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counted: an appointment has no more versions than calls that may have made them, a visit no more
 * answers than were given. Appointments and holds that no client was told of need a call for that
 * very time whose outcome is unknown, one each; patients need a visit. So what a refused call did
 * after all, or nobody asked for, stands out. Appointments from before the first call are left out.
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
    made(run, asked, violations);
    claims(run, violations);
    patients(run, violations);
    answers(run, violations);
    return violations;
  }

  /** The appointments that can only have come from this history's clients. */
  private static List<EndState.Appointment> askedFor(Run run) {
    var clinics = clinics(run);
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
      var room = 1 + reassignments(run, appointment);
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

  /** Nobody asks for these: the visit made room for another. */
  private static int reassignments(Run run, EndState.Appointment appointment) {
    return (int)
        run
            .firsts(Event.APPOINTMENTS)
            .getOrDefault(appointment.id(), Collections.emptySortedMap())
            .values()
            .stream()
            .filter(event -> event.is("reassigned"))
            .count();
  }

  /** What nobody was told of can only come from a call for that very time. */
  private void made(Run run, List<EndState.Appointment> appointments, List<Violation> violations) {
    var bookings = new Made(run.calls(), Act.BOOK);
    for (var appointment : appointments) {
      var booked = run.event(Event.APPOINTMENTS, appointment.id(), 1);
      var start = booked == null ? appointment.start() : booked.instant("start");
      var wish = new Made.Wish(appointment.clinic(), appointment.treatment(), start);
      if (!bookings.mayHaveMade(appointment.id(), wish)) {
        violations.add(violation(appointment.id(), "was booked by no call that may have done it"));
      }
    }
    var holds = new Made(run.calls(), Act.HOLD);
    for (var hold : run.end().holds()) {
      var wish = new Made.Wish(hold.clinic(), hold.treatment(), hold.start());
      if (clinics(run).contains(hold.clinic()) && !holds.mayHaveMade(hold.id(), wish)) {
        violations.add(violation(hold.id(), "is held by no call that may have done it"));
      }
    }
  }

  /** Holds and their claims come and go together. */
  private void claims(Run run, List<Violation> violations) {
    var holds = run.end().holds().stream().map(EndState.Hold::id).collect(toSet());
    for (var claim : run.end().claims()) {
      if (claim.kind().equals("HOLD") && !holds.contains(claim.holder())) {
        violations.add(violation(claim.holder(), "is no hold and holds " + claim.unit()));
      }
    }
  }

  /** Who is recorded has a visit, and is nobody whom only a refused call named. */
  private void patients(Run run, List<Violation> violations) {
    var visiting =
        run.end().appointments().stream().map(EndState.Appointment::patient).collect(toSet());
    var recorded = run.end().patients().stream().map(EndState.Patient::id).collect(toSet());
    for (var patient : run.end().patients()) {
      if (clinics(run).contains(patient.clinic()) && !visiting.contains(patient.id())) {
        violations.add(violation(patient.id(), "is recorded and has no appointment"));
      }
    }
    for (var told : run.firsts(Event.PATIENTS).keySet()) {
      if (!recorded.contains(told)) {
        violations.add(violation(told, "was told of and is not recorded"));
      }
    }
  }

  private void answers(Run run, List<Violation> violations) {
    new AnswersKept(run)
        .tooMany(call -> !call.refused())
        .forEach((id, what) -> violations.add(violation(id, what)));
    var asked =
        run.calls().stream()
            .filter(call -> call.act() == Act.ACKNOWLEDGE && !call.refused())
            .map(call -> call.about().ofCase())
            .collect(toSet());
    for (var one : run.end().cases()) {
      if (clinics(run).contains(one.clinic())
          && !one.state().equals("OPEN")
          && !asked.contains(one.id())) {
        violations.add(violation(one.id(), "is " + one.state() + ", and nobody may have done it"));
      }
    }
  }

  private static Set<String> clinics(Run run) {
    return run.calls().stream().map(call -> call.about().clinic()).collect(toSet());
  }
}
