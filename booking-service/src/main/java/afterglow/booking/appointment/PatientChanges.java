package afterglow.booking.appointment;

import afterglow.booking.link.ManageLinks;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What patients do with their appointments, by a link that opens one. */
@ApplicationScoped
public class PatientChanges {
  private final Appointments appointments;
  private final ManageLinks links;
  private final AppointmentActs acts;
  private final Undoing undoing;
  private final AppointmentNews news;
  private final BookingConfig config;
  private final Clock clock;

  PatientChanges(
      Appointments appointments,
      ManageLinks links,
      AppointmentActs acts,
      Undoing undoing,
      AppointmentNews news,
      BookingConfig config,
      Clock clock) {
    this.appointments = appointments;
    this.links = links;
    this.acts = acts;
    this.undoing = undoing;
    this.news = news;
    this.config = config;
    this.clock = clock;
  }

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
  public Appointment reschedule(String token, Instant start) {
    var target = byLink(token);
    return acts.move(target, start);
  }

  /**
   * Calls it off; once more changes nothing.
   *
   * @param note why, in the patient's words
   */
  public Appointment cancel(String token, @Nullable String note) {
    var target = byLink(token);
    try {
      return acts.cancel(target, CancellationReason.BY_PATIENT, note);
    } catch (BookingRefused.NotAllowedFrom e) {
      if (e.status() == AppointmentStatus.CANCELLED) {
        return QuarkusTransaction.requiringNew().call(() -> open(token));
      }
      throw e;
    }
  }

  public Appointment confirm(String token) {
    var target = byLink(token);
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var appointment = acts.toChange(target);
              if (appointment.confirm(now())) {
                undoing.forget(appointment);
                news.of(AppointmentEvent.Change.CONFIRMED, appointment, target.by(), null);
              }
              return appointment;
            });
  }

  /**
   * Takes the patient's own cancellation back.
   *
   * @throws BookingRefused.NothingToUndo when it is too late, or it was not the patient's
   */
  public Appointment undo(String token) {
    return acts.undo(byLink(token));
  }

  /** Until when the patient can take back that they have cancelled. */
  @Transactional
  public Optional<Instant> undoUntil(Appointment appointment) {
    return undoing.possibleUntil(appointment, Actor.PATIENT);
  }

  private AppointmentActs.Target byLink(String token) {
    var appointment = QuarkusTransaction.requiringNew().call(() -> open(token));
    return new AppointmentActs.Target(appointment.clinic(), appointment.id(), Actor.PATIENT, null);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
