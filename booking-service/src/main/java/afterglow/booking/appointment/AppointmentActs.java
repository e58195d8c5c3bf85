package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.diary.Asker;
import afterglow.booking.diary.Holding;
import afterglow.booking.diary.Rule;
import afterglow.booking.staff.StaffAccesses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What patients and staff alike do with an appointment. Each change locks the row, raises the
 * version and records the event in one transaction.
 */
@ApplicationScoped
class AppointmentActs {
  private final Appointments appointments;
  private final Clinics clinics;
  private final Seats seats;
  private final Undoing undoing;
  private final AppointmentNews news;
  private final StaffAccesses accesses;
  private final Clock clock;

  AppointmentActs(
      Appointments appointments,
      Clinics clinics,
      Seats seats,
      Undoing undoing,
      AppointmentNews news,
      StaffAccesses accesses,
      Clock clock) {
    this.appointments = appointments;
    this.clinics = clinics;
    this.seats = seats;
    this.undoing = undoing;
    this.news = news;
    this.accesses = accesses;
    this.clock = clock;
  }

  /**
   * Who changes which appointment.
   *
   * @param expected the version that they looked at; nothing when they come by a link, where the
   *     appointment's own rules suffice
   */
  record Target(String clinic, UUID id, Actor by, @Nullable Integer expected) {}

  Appointment cancel(Target target, CancellationReason reason, @Nullable String note) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var appointment = toChange(target);
              var before = undoing.before(appointment, target.by());
              appointment.cancel(reason, note, now());
              undoing.giveUp(appointment, before);
              news.of(
                  AppointmentEvent.Change.CANCELLED, appointment, target.by(), tellAfter(before));
              return appointment;
            });
  }

  /** Gives it other units at the same time, because one of its own is away. */
  Appointment reassign(Target target) {
    var clinic = clinic(target.clinic());
    var asked = QuarkusTransaction.requiringNew().call(() -> toChange(target));
    var wish =
        new Wish(
            asked.treatment(),
            asked.start(),
            asked.practitioner(),
            asked.location(),
            EnumSet.of(Rule.GRID, Rule.NOTICE, Rule.HORIZON));
    return seats.attempting(
        clinic,
        wish,
        look -> {
          var appointment = toChange(target);
          if (appointment.status() != AppointmentStatus.BOOKED) {
            throw new BookingRefused.NotAllowedFrom(appointment.status());
          }
          seats.take(clinic, wish, Asker.staff(appointment.id()), Holding::booked, look);
          undoing.forget(appointment);
          appointment.reassign();
          news.of(AppointmentEvent.Change.REASSIGNED, appointment, target.by(), null);
          return appointment;
        });
  }

  Appointment approve(Target target, @Nullable Instant start) {
    var clinic = clinic(target.clinic());
    var asked = QuarkusTransaction.requiringNew().call(() -> toChange(target));
    if (start == null || start.equals(asked.start())) {
      return QuarkusTransaction.requiringNew()
          .call(() -> approved(toChange(target), null, target.by()));
    }
    var wish = new Wish(asked.treatment(), start, null, asked.location());
    return seats.attempting(
        clinic,
        wish,
        look -> {
          var appointment = toChange(target);
          var asker = Asker.staff(appointment.id());
          var seat = seats.take(clinic, wish, asker, Holding::booked, look);
          return approved(appointment, seat.plan(), target.by());
        });
  }

  private Appointment approved(Appointment appointment, Appointment.@Nullable Plan plan, Actor by) {
    appointment.approve(plan, now());
    news.of(AppointmentEvent.Change.BOOKED, appointment, by, now());
    return appointment;
  }

  Appointment decline(Target target) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var appointment = toChange(target);
              if (appointment.status() != AppointmentStatus.PENDING_REVIEW) {
                throw new BookingRefused.NotAllowedFrom(appointment.status());
              }
              var before = undoing.before(appointment, target.by());
              appointment.cancel(CancellationReason.DECLINED, null, now());
              undoing.giveUp(appointment, before);
              news.of(
                  AppointmentEvent.Change.CANCELLED, appointment, target.by(), tellAfter(before));
              return appointment;
            });
  }

  Appointment undo(Target target) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var appointment = toChange(target);
              var was = appointment.state();
              var tellAfter = undoing.takeBack(appointment, target.by()).orElse(null);
              if (was.status() == appointment.status()
                  && !was.start().equals(appointment.start())) {
                news.ofMove(
                    AppointmentEvent.Change.RESCHEDULED,
                    appointment,
                    target.by(),
                    tellAfter,
                    was.start());
              } else {
                news.of(AppointmentEvent.Change.REINSTATED, appointment, target.by(), tellAfter);
              }
              return appointment;
            });
  }

  /** What staff do is told when they cannot take it back any more. */
  private Instant tellAfter(Undo before) {
    return before.isBy(Actor.STAFF) ? before.until() : now();
  }

  /**
   * Moves it within its location, with the same practitioner where possible.
   *
   * @throws BookingRefused.SlotTaken with the nearest free times; it stays where it was
   */
  Appointment move(Target target, Instant start) {
    var clinic = clinic(target.clinic());
    var now = QuarkusTransaction.requiringNew().call(() -> toChange(target));
    var same = new Wish(now.treatment(), start, now.practitioner(), now.location());
    try {
      return seats.attempting(clinic, same, look -> moveNow(clinic, same, target, look));
    } catch (BookingRefused.SlotTaken
        | BookingRefused.NotBookable
        | BookingRefused.UnknownPractitioner e) {
      var anybody = new Wish(now.treatment(), start, null, now.location());
      return seats.attempting(clinic, anybody, look -> moveNow(clinic, anybody, target, look));
    }
  }

  private Appointment moveNow(Clinic clinic, Wish wish, Target target, Seats.Look look) {
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
    var before = undoing.before(appointment, target.by());
    if (target.by() == Actor.STAFF) {
      var asker = Asker.staff(appointment.id());
      var seat = seats.take(clinic, wish, asker, own -> undoing.holdings(own, before), look);
      appointment.reschedule(seat.plan());
      undoing.keep(before);
    } else {
      var seat = seats.take(clinic, wish, Asker.of(appointment.id()), Holding::booked, look);
      appointment.reschedule(seat.plan());
      undoing.forget(appointment);
    }
    news.ofMove(
        AppointmentEvent.Change.RESCHEDULED, appointment, target.by(), tellAfter(before), previous);
    return appointment;
  }

  /** The appointment, locked, if it still is as the caller knows it. */
  Appointment toChange(Target target) {
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

  private Clinic clinic(String id) {
    return clinics.find(id).orElseThrow(BookingRefused.UnknownAppointment::new);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
