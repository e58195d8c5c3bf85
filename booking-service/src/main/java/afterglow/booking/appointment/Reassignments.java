package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.Seating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
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
  private final AppointmentNews news;

  Reassignments(Appointments appointments, Holds holds, Claims claims, AppointmentNews news) {
    this.appointments = appointments;
    this.holds = holds;
    this.claims = claims;
    this.news = news;
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
        news.of(AppointmentEvent.Change.REASSIGNED, appointment.get(), Actor.SYSTEM, null);
      } else if (holds.toChangeNow(clinic.id(), holder).isEmpty()) {
        return false;
      }
    }
    return claims.reassign(clinic.id(), moves);
  }
}
