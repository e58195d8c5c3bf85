package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.SeatSearch.MakeRoom;
import afterglow.booking.link.ManageLinks;
import afterglow.booking.outbox.Outbox;
import afterglow.booking.staff.StaffAccesses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Everything that happens to an appointment after it was booked. Each change locks the row, raises
 * the version and records the event, and who of the staff did it, in one transaction.
 */
@ApplicationScoped
public class AppointmentChanges {
  private final Appointments appointments;
  private final Clinics clinics;
  private final Seats seats;
  private final Claims claims;
  private final ManageLinks links;
  private final Outbox outbox;
  private final StaffAccesses accesses;
  private final BookingConfig config;
  private final Clock clock;

  AppointmentChanges(
      Appointments appointments,
      Clinics clinics,
      Seats seats,
      Claims claims,
      ManageLinks links,
      Outbox outbox,
      StaffAccesses accesses,
      BookingConfig config,
      Clock clock) {
    this.appointments = appointments;
    this.clinics = clinics;
    this.seats = seats;
    this.claims = claims;
    this.links = links;
    this.outbox = outbox;
    this.accesses = accesses;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Who changes which appointment.
   *
   * @param expected the version that they looked at; nothing when they come by a link, where the
   *     appointment's own rules suffice
   */
  private record Target(String clinic, UUID id, Actor by, @Nullable Integer expected) {}

  // By the patient's link.

  /**
   * The appointment that a link opens.
   *
   * @throws BookingRefused.UnknownAppointment for a token that is unknown, revoked or too old alike
   */
  @Transactional
  public Appointment open(String token) {
    var target = links.open(token).orElseThrow(BookingRefused.UnknownAppointment::new);
    return appointments
        .of(target.clinic(), target.appointment())
        .filter(a -> now().isBefore(a.end().plus(config.linkOpensUntilAfterVisit())))
        .orElseThrow(BookingRefused.UnknownAppointment::new);
  }

  /**
   * Moves it within its location, with the same practitioner where possible.
   *
   * @throws BookingRefused.SlotTaken with the nearest free times; it stays where it was
   */
  public Appointment rescheduleByLink(String token, Instant start) {
    var target = byLink(token);
    return move(target, start);
  }

  /**
   * Calls it off; once more changes nothing.
   *
   * @param note why, in the patient's words
   */
  public Appointment cancelByLink(String token, @Nullable String note) {
    var target = byLink(token);
    try {
      return cancel(target, CancellationReason.BY_PATIENT, note);
    } catch (BookingRefused.NotAllowedFrom e) {
      if (e.status() == AppointmentStatus.CANCELLED) {
        return QuarkusTransaction.requiringNew().call(() -> open(token));
      }
      throw e;
    }
  }

  public Appointment confirmByLink(String token) {
    var target = byLink(token);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var appointment = toChange(target);
              if (appointment.confirm(now())) {
                tell(AppointmentEvent.Change.CONFIRMED, appointment, target.by(), null);
              }
              return appointment;
            });
  }

  private Target byLink(String token) {
    var appointment = QuarkusTransaction.requiringNew().call(() -> open(token));
    return new Target(appointment.clinic(), appointment.id(), Actor.PATIENT, null);
  }

  // By staff of one of these clinics, who say which version they looked at.

  public Appointment reschedule(Set<String> staffOf, UUID id, int version, Instant start) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> move(target, start));
  }

  public Appointment cancel(Set<String> staffOf, UUID id, int version) {
    var target = byStaff(staffOf, id, version);
    return noting(target, () -> cancel(target, CancellationReason.BY_CLINIC, null));
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

  private Appointment happen(
      Target target, AppointmentEvent.Change change, Consumer<Appointment> verb) {
    return noting(
        target,
        () ->
            change(
                target,
                change,
                () -> {
                  var appointment = toChange(target);
                  verb.accept(appointment);
                  return appointment;
                }));
  }

  /** A refusal tells staff how the visit stands, so it is noted as a look at it. */
  private Appointment noting(Target target, Supplier<Appointment> act) {
    try {
      return act.get();
    } catch (BookingRefused refused) {
      QuarkusTransaction.requiringNew().run(() -> looked(target));
      throw refused;
    }
  }

  private void looked(Target target) {
    appointments
        .of(target.clinic(), target.id())
        .ifPresent(a -> accesses.saw("appointment.read", a.clinic(), List.of(a.patient()), 1));
  }

  private Target byStaff(Set<String> staffOf, UUID id, int version) {
    var clinic =
        QuarkusTransaction.requiringNew()
            .call(() -> appointments.clinicOf(id, staffOf))
            .orElseThrow(BookingRefused.UnknownAppointment::new);
    return new Target(clinic, id, Actor.STAFF, version);
  }

  // What both do.

  private Appointment cancel(Target target, CancellationReason reason, @Nullable String note) {
    return change(
        target,
        AppointmentEvent.Change.CANCELLED,
        () -> {
          var appointment = toChange(target);
          appointment.cancel(reason, note, now());
          claims.giveUp(appointment.clinic(), appointment.id());
          return appointment;
        });
  }

  private Appointment move(Target target, Instant start) {
    var clinic = clinic(target.clinic());
    var now = QuarkusTransaction.requiringNew().call(() -> toChange(target));
    var same = new Wish(now.treatment(), start, now.practitioner(), now.location());
    try {
      return seats.attempting(clinic, same, makeRoom -> moveNow(clinic, same, target, makeRoom));
    } catch (BookingRefused.SlotTaken
        | BookingRefused.NotBookable
        | BookingRefused.UnknownPractitioner e) {
      var anybody = new Wish(now.treatment(), start, null, now.location());
      return seats.attempting(
          clinic, anybody, makeRoom -> moveNow(clinic, anybody, target, makeRoom));
    }
  }

  private Appointment moveNow(Clinic clinic, Wish wish, Target target, MakeRoom makeRoom) {
    var appointment = toChange(target);
    var previous = appointment.start();
    if (appointment.status() != AppointmentStatus.BOOKED) {
      throw new BookingRefused.NotAllowedFrom(appointment.status());
    }
    if (previous.equals(wish.start())) {
      if (target.by() == Actor.STAFF) {
        accesses.saw("appointment.read", target.clinic(), List.of(appointment.patient()), 1);
      }
      return appointment;
    }
    appointment.reschedule(seats.take(clinic, wish, appointment.id(), null, makeRoom).plan());
    tell(AppointmentEvent.Change.RESCHEDULED, appointment, target.by(), previous);
    return appointment;
  }

  private Appointment change(
      Target target, AppointmentEvent.Change change, Supplier<Appointment> act) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var appointment = act.get();
              tell(change, appointment, target.by(), null);
              return appointment;
            });
  }

  private Appointment toChange(Target target) {
    var appointment =
        appointments
            .toChange(target.clinic(), target.id())
            .orElseThrow(BookingRefused.UnknownAppointment::new);
    if (target.expected() != null && appointment.version() != target.expected()) {
      throw new BookingRefused.StaleVersion(appointment.version());
    }
    if (target.by() == Actor.PATIENT && appointment.hasBegun(now())) {
      throw new BookingRefused.AlreadyBegun();
    }
    return appointment;
  }

  private void tell(
      AppointmentEvent.Change change,
      Appointment appointment,
      Actor by,
      @Nullable Instant previousStart) {
    outbox.append(
        AppointmentEvent.TOPIC,
        change.type(),
        appointment.clinic(),
        appointment.id(),
        appointment.version(),
        AppointmentEvent.of(
            change, appointment, clinic(appointment.clinic()), by, previousStart, now()));
    if (by == Actor.STAFF) {
      accesses.did(change.act(), appointment.clinic(), appointment.id(), appointment.patient());
    }
  }

  private Clinic clinic(String id) {
    return clinics.find(id).orElseThrow(BookingRefused.UnknownAppointment::new);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
