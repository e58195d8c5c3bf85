package afterglow.booking.desk;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.StaffChanges;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.diary.Claims;
import afterglow.booking.page.Language;
import afterglow.booking.patient.Patient;
import afterglow.booking.patient.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appointments in the words of a page. */
@ApplicationScoped
class DeskEntries {
  private final Patients patients;
  private final Claims claims;
  private final StaffChanges changes;
  private final Clock clock;

  DeskEntries(Patients patients, Claims claims, StaffChanges changes, Clock clock) {
    this.patients = patients;
    this.claims = claims;
    this.changes = changes;
    this.clock = clock;
  }

  List<DeskEntry> of(Clinic clinic, List<Appointment> appointments, Viewer viewer) {
    var people =
        patients.byIds(
            clinic.id(), appointments.stream().map(Appointment::patient).distinct().toList());
    var undoable =
        changes.undoable(clinic.id(), appointments.stream().map(Appointment::id).toList());
    var units = claims.unitsOf(clinic.id(), appointments.stream().map(Appointment::id).toList());
    return appointments.stream()
        .map(
            a ->
                entry(
                    clinic,
                    a,
                    Objects.requireNonNull(people.get(a.patient())),
                    units.getOrDefault(a.id(), Set.of()),
                    undoable.contains(a.id()),
                    viewer))
        .toList();
  }

  private DeskEntry entry(
      Clinic clinic,
      Appointment a,
      Patient patient,
      Set<Long> units,
      boolean undoable,
      Viewer viewer) {
    var language = viewer.language();
    return new DeskEntry(
        a.id().toString(),
        a.version(),
        language.time(a.start().atZone(a.zone())),
        language.time(a.end().atZone(a.zone())),
        patient.name(),
        treatment(clinic, a, language),
        clinic.practitioner(a.practitioner()).map(Unit::name).orElse(a.practitioner()),
        room(clinic, units),
        clinic.locations().size() > 1 ? clinic.location(a.location()).name() : null,
        a.reference(),
        a.status().name().toLowerCase(Locale.ROOT),
        state(a.status(), viewer.words()),
        a.confirmedAt() != null && a.status() == AppointmentStatus.BOOKED,
        viewer.acts() ? buttons(a, undoable, viewer.words()) : List.of());
  }

  private static String treatment(Clinic clinic, Appointment a, Language language) {
    return clinic
        .treatment(a.treatment())
        .map(Treatment::name)
        .map(name -> name.in(language.locale()))
        .orElse(a.treatment());
  }

  private static @Nullable String room(Clinic clinic, Set<Long> units) {
    var rooms =
        clinic.units().stream()
            .filter(unit -> unit.type() == UnitType.ROOM && units.contains(unit.id()))
            .map(Unit::name)
            .collect(Collectors.joining(", "));
    return rooms.isEmpty() ? null : rooms;
  }

  private List<DeskEntry.Button> buttons(Appointment a, boolean undoable, DeskWords words) {
    var acts = Act.open(a, undoable, clock.instant());
    return acts.stream()
        .map(
            act ->
                new DeskEntry.Button(
                    act.path(),
                    act.label(words),
                    act == Act.CANCELLATION,
                    act == acts.getFirst() && act != Act.CANCELLATION && act != Act.UNDO))
        .toList();
  }

  static String state(AppointmentStatus status, DeskWords words) {
    return switch (status) {
      case PENDING_REVIEW -> words.isPending();
      case BOOKED -> words.isBooked();
      case ARRIVED -> words.isArrived();
      case FULFILLED -> words.isFulfilled();
      case NO_SHOW -> words.isMissed();
      case CANCELLED -> words.isCancelled();
    };
  }
}
