package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.diary.Asker;
import afterglow.booking.diary.Holding;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.idempotency.CreatingCalls;
import afterglow.booking.link.ManageLinks;
import afterglow.booking.patient.Consent;
import afterglow.booking.patient.Patient;
import afterglow.booking.patient.Patients;
import afterglow.booking.staff.StaffAccesses;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/**
 * Staff book for patients whom they know: on the phone, for a past visit, or for somebody who walks
 * in. They may do so outside hours and notice once they were warned, and never over somebody's
 * time.
 */
@ApplicationScoped
public class StaffBooking {
  private final Seats seats;
  private final Appointments appointments;
  private final Patients patients;
  private final CreatingCalls calls;
  private final ManageLinks links;
  private final AppointmentNews news;
  private final StaffAccesses accesses;
  private final Clock clock;

  StaffBooking(
      Seats seats,
      Appointments appointments,
      Patients patients,
      CreatingCalls calls,
      ManageLinks links,
      AppointmentNews news,
      StaffAccesses accesses,
      Clock clock) {
    this.seats = seats;
    this.appointments = appointments;
    this.patients = patients;
    this.calls = calls;
    this.links = links;
    this.news = news;
    this.accesses = accesses;
    this.clock = clock;
  }

  /** Keeps a new patient, with the consents that they gave to staff. */
  public UUID record(Clinic clinic, Patient.Details details, boolean marketing, CreatingCall call) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var before = calls.answered(call, UUID.class);
              if (before.isPresent()) {
                accesses.saw("patient.read", clinic.id(), List.of(before.get()), 1);
                return before.get();
              }
              var patient =
                  Patient.record(
                      clinic.id(), details, Consent.given(marketing, Consent.Method.STAFF, now()));
              patients.add(patient);
              accesses.did("patient.recorded", clinic.id(), patient.id(), patient.id());
              calls.remember(call, patient.id());
              return patient.id();
            });
  }

  /**
   * Books a visit for a patient of the clinic.
   *
   * @param walkIn whether they are here already
   * @throws BookingRefused.NotBookable with rules that staff may go against when they say so
   */
  public Booked book(Clinic clinic, Wish wish, UUID patient, boolean walkIn, CreatingCall call) {
    return seats.attempting(
        clinic, wish, look -> bookNow(clinic, wish, patient, walkIn, call, look));
  }

  private Booked bookNow(
      Clinic clinic,
      Wish wish,
      UUID patientId,
      boolean walkIn,
      CreatingCall call,
      Seats.Look look) {
    var before = calls.answered(call, Booked.Answer.class);
    if (before.isPresent()) {
      accesses.saw("appointment.read", clinic.id(), List.of(patientId), 1);
      return before.get().with(links.again(before.get().id()));
    }
    var patient =
        patients
            .findByIdOptional(new Patient.Key(clinic.id(), patientId))
            .orElseThrow(BookingRefused.UnknownPatient::new);
    var id = UUID.randomUUID();
    var seat = seats.take(clinic, wish, Asker.staff(id), Holding::booked, look);
    var appointment =
        Appointment.book(
            clinic.id(),
            id,
            References.next(clinic.id()),
            wish.treatment(),
            seat.plan(),
            new Appointment.Visitor(patient.id(), patient.zone(), patient.locale()),
            AppointmentStatus.BOOKED,
            now());
    appointments.persistAndFlush(appointment);
    var isToCome = now().isBefore(appointment.start());
    news.of(AppointmentEvent.Change.BOOKED, appointment, Actor.STAFF, isToCome ? now() : null);
    if (walkIn) {
      appointment.arrive(now());
      news.of(AppointmentEvent.Change.ARRIVED, appointment, Actor.STAFF, null);
    }
    var start = appointment.start().atZone(appointment.zone()).toOffsetDateTime();
    var answer = new Booked.Answer(id, appointment.reference(), start, appointment.status());
    calls.remember(call, answer);
    return answer.with(links.ofBooking(clinic.id(), id));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
