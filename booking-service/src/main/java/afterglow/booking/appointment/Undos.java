package afterglow.booking.appointment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What can still be taken back, of all appointments. */
@ApplicationScoped
class Undos implements PanacheRepositoryBase<Undo, Undo.Key> {

  /** Of one appointment, the newest first. */
  List<Undo> of(String clinic, UUID appointment, Instant now) {
    return list(
        "clinic = ?1 and appointment = ?2 and until > ?3 order by version desc",
        clinic,
        appointment,
        now);
  }

  List<Undo> ofAny(String clinic, List<UUID> appointments, Instant now) {
    return list("clinic = ?1 and appointment in ?2 and until > ?3", clinic, appointments, now);
  }

  void forget(String clinic, UUID appointment) {
    delete("clinic = ?1 and appointment = ?2", clinic, appointment);
  }
}
