package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.diary.Asker;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.Holding;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.idempotency.CreatingCalls;
import afterglow.booking.link.ManageLinks;
import afterglow.booking.patient.Consent;
import afterglow.booking.patient.Patient;
import afterglow.booking.patient.Patients;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds times and books them. State, claims, what the caller is answered and the event commit
 * together.
 */
@ApplicationScoped
public class AppointmentBook {
  private final Seats seats;
  private final Holds holds;
  private final Appointments appointments;
  private final Patients patients;
  private final ScreeningRecords screenings;
  private final Claims claims;
  private final CreatingCalls calls;
  private final ManageLinks links;
  private final AppointmentNews news;
  private final BookingConfig config;
  private final Clock clock;

  AppointmentBook(
      Seats seats,
      Holds holds,
      Appointments appointments,
      Patients patients,
      ScreeningRecords screenings,
      Claims claims,
      CreatingCalls calls,
      ManageLinks links,
      AppointmentNews news,
      BookingConfig config,
      Clock clock) {
    this.seats = seats;
    this.holds = holds;
    this.appointments = appointments;
    this.patients = patients;
    this.screenings = screenings;
    this.claims = claims;
    this.calls = calls;
    this.links = links;
    this.news = news;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Holds a time for ten minutes.
   *
   * @throws BookingRefused.SlotTaken with the nearest free times
   * @throws BookingRefused.NotBookable where the clinic offers that time to nobody
   */
  public Held hold(Clinic clinic, Wish wish, CreatingCall call) {
    return seats.attempting(clinic, wish, look -> holdNow(clinic, wish, call, look));
  }

  private Held holdNow(Clinic clinic, Wish wish, CreatingCall call, Seats.Look look) {
    var before = calls.answered(call, Held.Answer.class);
    if (before.isPresent()) {
      return held(before.get());
    }
    var id = UUID.randomUUID();
    var expiresAt = now().plus(config.holdFor());
    var seat =
        seats.take(clinic, wish, Asker.of(id), claims -> Holding.held(claims, expiresAt), look);
    holds.persist(
        new Hold(clinic.id(), id, wish.treatment(), seat.plan(), seat.claims(), expiresAt));
    var answer = new Held.Answer(id, expiresAt);
    calls.remember(call, answer);
    return held(answer);
  }

  private Held held(Held.Answer answer) {
    return new Held(answer.id(), holds.tokenOf(answer.id()), answer.expiresAt());
  }

  /** The time that somebody holds, to be shown while they fill in their details. */
  @Transactional
  public Hold show(Clinic clinic, UUID hold, String token) {
    return current(holds.of(clinic.id(), hold, token));
  }

  /**
   * Holds the time for ten more minutes from now. That can be had once; asking again changes
   * nothing.
   *
   * @throws BookingRefused.HoldExpired when it is over, or somebody has taken its units since
   */
  @Transactional
  public Hold extend(Clinic clinic, UUID hold, String token) {
    var held = current(holds.toChange(clinic.id(), hold, token));
    var until = now().plus(config.holdFor());
    if (held.extendUntil(until) && claims.extend(clinic.id(), hold, until) != held.claims()) {
      throw new BookingRefused.HoldExpired();
    }
    return held;
  }

  private Hold current(Optional<Hold> hold) {
    var held = hold.orElseThrow(BookingRefused.UnknownHold::new);
    if (held.isOver(now())) {
      throw new BookingRefused.HoldExpired();
    }
    return held;
  }

  /**
   * Says early what {@link #book} would say of these answers, so that nobody fills in a whole form
   * for nothing.
   *
   * @return the questions about whose answers a clinician has to say something before it is booked
   * @throws BookingRefused when they do not allow the visit
   */
  public List<String> screen(Clinic clinic, Hold hold, Map<String, Answer> answers) {
    var treatment = treatment(clinic, hold);
    var zone = clinic.location(hold.location()).zone();
    return ScreeningPolicy.toReview(
        treatment.screening(), answers, LocalDate.ofInstant(hold.start(), zone), clinic);
  }

  private static Treatment treatment(Clinic clinic, Hold hold) {
    return clinic.treatment(hold.treatment()).orElseThrow(BookingRefused.UnknownTreatment::new);
  }

  /**
   * Turns a hold into an appointment of a new patient.
   *
   * @throws BookingRefused.HoldExpired when the ten minutes are over
   * @throws BookingRefused.TalkToUsFirst when an answer stops it
   */
  public Booked book(Clinic clinic, BookingForm form, CreatingCall call) {
    return QuarkusTransaction.requiringNew().call(() -> bookNow(clinic, form, call));
  }

  private Booked bookNow(Clinic clinic, BookingForm form, CreatingCall call) {
    var before = calls.answered(call, Booked.Answer.class);
    if (before.isPresent()) {
      var answer = before.get();
      return answer.with(links.again(answer.id()));
    }
    var now = now();
    var hold = current(holds.useUp(clinic.id(), form.hold(), form.token()));
    var toReview = screen(clinic, hold, form.answers());
    var at = clinic.location(hold.location());

    var id = UUID.randomUUID();
    var time = treatment(clinic, hold).from(hold.start());
    if (claims.handOver(clinic, at, time, hold.id(), id) != hold.claims()) {
      throw new BookingRefused.HoldExpired();
    }
    var patient =
        Patient.record(
            clinic.id(),
            form.patient(),
            Consent.given(form.marketing(), Consent.Method.ONLINE_BOOKING, now));
    patients.add(patient);
    var appointment =
        Appointment.book(
            clinic.id(),
            id,
            References.next(clinic.id()),
            hold.treatment(),
            new Appointment.Plan(
                at.code(), at.zone(), hold.practitioner(), hold.start(), hold.end()),
            new Appointment.Visitor(patient.id(), patient.zone(), patient.locale()),
            toReview.isEmpty() ? AppointmentStatus.BOOKED : AppointmentStatus.PENDING_REVIEW,
            now);
    appointments.persistAndFlush(appointment);
    screenings.keep(appointment, clinic.revision(), form.answers(), toReview);
    news.of(
        toReview.isEmpty()
            ? AppointmentEvent.Change.BOOKED
            : AppointmentEvent.Change.REVIEW_REQUESTED,
        appointment,
        Actor.PATIENT,
        now);

    var start = appointment.start().atZone(at.zone()).toOffsetDateTime();
    calls.remember(
        call, new Booked.Answer(id, appointment.reference(), start, appointment.status()));
    return new Booked(
        id,
        appointment.reference(),
        start,
        appointment.status(),
        links.ofBooking(clinic.id(), appointment.id()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
