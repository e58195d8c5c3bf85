package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.Seating;
import afterglow.booking.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Gives visits other rooms or equipment, as good as those that they had, so that one more visit
 * finds its place. Time and practitioner stay, so the patients are told nothing.
 */
@ApplicationScoped
class Reassignments {
  private final Appointments appointments;
  private final Holds holds;
  private final Claims claims;
  private final Outbox outbox;
  private final Clock clock;

  Reassignments(Appointments appointments, Holds holds, Claims claims, Outbox outbox, Clock clock) {
    this.appointments = appointments;
    this.holds = holds;
    this.claims = claims;
    this.outbox = outbox;
    this.clock = clock;
  }

  /**
   * Carries moves out. The location's days are locked, so nobody takes a time there meanwhile; but
   * whoever changes one of these visits just now goes first.
   *
   * @return whether all could be moved; if not, the transaction is to be rolled back
   */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean carryOut(Clinic clinic, List<Seating.Move> moves) {
    var holders = new LinkedHashSet<>(moves.stream().map(Seating.Move::holder).sorted().toList());
    for (var holder : holders) {
      var appointment = appointments.toChangeNow(clinic.id(), holder);
      if (appointment.isPresent()) {
        appointment.get().reassign();
        tell(clinic, appointment.get());
      } else if (holds.toChangeNow(clinic.id(), holder).isEmpty()) {
        return false;
      }
    }
    return claims.reassign(clinic.id(), moves);
  }

  private void tell(Clinic clinic, Appointment appointment) {
    var change = AppointmentEvent.Change.REASSIGNED;
    outbox.append(
        AppointmentEvent.TOPIC,
        change.type(),
        appointment.clinic(),
        appointment.id(),
        appointment.version(),
        AppointmentEvent.of(change, appointment, clinic, Actor.SYSTEM, null, now()));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
