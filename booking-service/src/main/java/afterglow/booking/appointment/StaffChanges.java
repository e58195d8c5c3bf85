package afterglow.booking.appointment;

import afterglow.booking.staff.StaffAccesses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What staff do with appointments of their clinics. They say which version they looked at; every
 * act, and every refusal, is on record.
 */
@ApplicationScoped
public class StaffChanges {
  private final Appointments appointments;
  private final AppointmentActs acts;
  private final Undoing undoing;
  private final AppointmentNews news;
  private final StaffAccesses accesses;
  private final Clock clock;

  StaffChanges(
      Appointments appointments,
      AppointmentActs acts,
      Undoing undoing,
      AppointmentNews news,
      StaffAccesses accesses,
      Clock clock) {
    this.appointments = appointments;
    this.acts = acts;
    this.undoing = undoing;
    this.news = news;
    this.accesses = accesses;
    this.clock = clock;
  }

  public Appointment reschedule(Set<String> staffOf, UUID id, int version, Instant start) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> acts.move(target, start));
  }

  public Appointment cancel(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> acts.cancel(target, CancellationReason.BY_CLINIC, null));
  }

  public Appointment arrive(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return happen(
        target, AppointmentEvent.Change.ARRIVED, appointment -> appointment.arrive(now()));
  }

  /**
   * The visit took place.
   *
   * @param ended when it really ended; now when left out
   */
  public Appointment fulfil(Set<String> staffOf, UUID id, int version, @Nullable Instant ended) {
    var target = byStaff(staffOf, id, version);
    return happen(
        target,
        AppointmentEvent.Change.FULFILLED,
        appointment -> appointment.fulfil(ended == null ? now() : ended, now()));
  }

  public Appointment miss(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return happen(target, AppointmentEvent.Change.MISSED, appointment -> appointment.miss(now()));
  }

  /**
   * Gives it another room or device at the same time, with the same practitioner.
   *
   * @throws BookingRefused.SlotTaken when there is none, even if others made room
   */
  public Appointment reassign(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> acts.reassign(target));
  }

  /**
   * A clinician has looked at the answers, and it can take place.
   *
   * @param start another time, which they propose; nothing for the one that was asked for
   */
  public Appointment approve(Set<String> staffOf, UUID id, int version, @Nullable Instant start) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> acts.approve(target, start));
  }

  /** A clinician has looked at the answers, and it cannot take place like this. */
  public Appointment decline(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> acts.decline(target));
  }

  /**
   * Staff said something wrong of it, and it is too late to take that back.
   *
   * @param truth what it should have been
   * @param ended when it really ended, if it took place; now when left out
   */
  public Appointment correct(
      Set<String> staffOf, UUID id, int version, AppointmentStatus truth, @Nullable Instant ended) {
    var target = byStaff(staffOf, id, version);
    return noting(
        target,
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      var appointment = acts.toChange(target);
                      var said = appointment.status();
                      var before = undoing.before(appointment, target.by());
                      appointment.correct(truth, ended, now());
                      undoing.keep(before);
                      news.of(correction(said, truth), appointment, target.by(), null);
                      return appointment;
                    }));
  }

  private static AppointmentEvent.Change correction(
      AppointmentStatus said, AppointmentStatus truth) {
    return switch (truth) {
      case FULFILLED ->
          said == AppointmentStatus.FULFILLED
              ? AppointmentEvent.Change.FULFILMENT_CORRECTED
              : AppointmentEvent.Change.FULFILLED;
      case NO_SHOW -> AppointmentEvent.Change.MISSED;
      case PENDING_REVIEW, BOOKED, ARRIVED, CANCELLED -> AppointmentEvent.Change.REINSTATED;
    };
  }

  /**
   * Takes back what was done last, by whomever.
   *
   * @throws BookingRefused.NothingToUndo when it is too late
   */
  public Appointment undo(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> acts.undo(target));
  }

  /** Which of these appointments have something that staff can take back. */
  @Transactional
  public Set<UUID> undoable(String clinic, List<UUID> appointments) {
    return undoing.possible(clinic, appointments);
  }

  /** Until when staff can take back what was done last. */
  @Transactional
  public Optional<Instant> undoUntil(Appointment appointment) {
    return undoing.possibleUntil(appointment, Actor.STAFF);
  }

  /**
   * Says when the patient hears of the last change, while it is still to be told.
   *
   * @param ever at once, or never
   * @throws BookingRefused.NothingToTell when there is none, or it has been told
   */
  public Appointment tell(Set<String> staffOf, UUID id, int version, boolean ever) {
    var target = byStaff(staffOf, id, version);
    return noting(
        target,
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      var appointment = acts.toChange(target);
                      var change = undoing.untold(appointment);
                      appointment.retell();
                      news.of(change, appointment, target.by(), ever ? now() : null);
                      return appointment;
                    }));
  }

  private Appointment happen(
      AppointmentActs.Target target, AppointmentEvent.Change change, Consumer<Appointment> verb) {
    return noting(
        target,
        () ->
            QuarkusTransaction.requiringNew()
                .call(
                    () -> {
                      var appointment = acts.toChange(target);
                      var before = undoing.before(appointment, target.by());
                      verb.accept(appointment);
                      undoing.keep(before);
                      news.of(change, appointment, target.by(), null);
                      return appointment;
                    }));
  }

  /** A refusal tells staff how the visit stands, so it is noted as a look at it. */
  private Appointment noting(AppointmentActs.Target target, Supplier<Appointment> act) {
    try {
      return act.get();
    } catch (BookingRefused refused) {
      QuarkusTransaction.requiringNew().run(() -> looked(target));
      throw refused;
    }
  }

  private void looked(AppointmentActs.Target target) {
    appointments
        .of(target.clinic(), target.id())
        .ifPresent(a -> accesses.saw("appointment.read", a.clinic(), List.of(a.patient()), 1));
  }

  private AppointmentActs.Target byStaff(Set<String> staffOf, UUID id, int version) {
    var clinic =
        QuarkusTransaction.requiringNew()
            .call(() -> appointments.clinicOf(id, staffOf))
            .orElseThrow(BookingRefused.UnknownAppointment::new);
    return new AppointmentActs.Target(clinic, id, Actor.STAFF, version);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
