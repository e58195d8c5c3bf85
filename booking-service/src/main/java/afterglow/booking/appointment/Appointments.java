package afterglow.booking.appointment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Timeouts;
import org.hibernate.jpa.SpecHints;

/** The appointments of all clinics. */
@ApplicationScoped
public class Appointments implements PanacheRepositoryBase<Appointment, Appointment.Key> {

  private static final Set<AppointmentStatus> TO_COME =
      EnumSet.of(AppointmentStatus.PENDING_REVIEW, AppointmentStatus.BOOKED);

  /** Those of a clinic that a clinician has to look at, the soonest first. */
  List<Appointment> toReview(String clinic) {
    return list(
        "clinic = ?1 and status = ?2 order by start, id", clinic, AppointmentStatus.PENDING_REVIEW);
  }

  /** Those of a patient that are still to take place, to be changed: in one order for all. */
  List<Appointment> toChangeOf(String clinic, UUID patient, Instant now) {
    return find(
            "clinic = ?1 and patient = ?2 and status in ?3 and start > ?4 order by id",
            clinic,
            patient,
            TO_COME,
            now)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .list();
  }

  /** Those of a clinic that are still to take place, in order. */
  public List<Appointment> toCome(String clinic, Instant now) {
    return list(
        "clinic = ?1 and status in ?2 and start > ?3 order by start, id", clinic, TO_COME, now);
  }

  public Optional<Appointment> of(String clinic, UUID id) {
    return findByIdOptional(new Appointment.Key(clinic, id));
  }

  /** One of these clinics'; another clinic's is as if it were not there. */
  public Optional<Appointment> of(Collection<String> clinics, UUID id) {
    return find("clinic in ?1 and id = ?2", clinics, id).firstResultOptional();
  }

  /** One to be changed: its row is locked until the transaction ends. */
  Optional<Appointment> toChange(String clinic, UUID id) {
    return findByIdOptional(new Appointment.Key(clinic, id), LockModeType.PESSIMISTIC_WRITE);
  }

  /** One to be changed if nobody else is at it, and it is still to take place. */
  Optional<Appointment> toChangeNow(String clinic, UUID id) {
    return find("clinic = ?1 and id = ?2 and status in ?3", clinic, id, TO_COME)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, Timeouts.SKIP_LOCKED_MILLI)
        .firstResultOptional();
  }

  /** Which of these clinics has it; at another it is as if it were not there. */
  Optional<String> clinicOf(UUID id, Collection<String> clinics) {
    return getEntityManager()
        .createQuery(
            "select clinic from Appointment where id = :id and clinic in :clinics", String.class)
        .setParameter("id", id)
        .setParameter("clinics", clinics)
        .getResultStream()
        .findFirst();
  }

  /**
   * Several by id, of whatever clinic, for our own services to tell of. Whoever is changing one of
   * them is waited for: what is said is how it stands then.
   */
  public List<Appointment> toTell(Collection<UUID> ids) {
    return find("id in ?1 order by id", ids).withLock(LockModeType.PESSIMISTIC_WRITE).list();
  }

  /** Those of a clinic that start within a time, in order. */
  public List<Appointment> startingWithin(String clinic, Instant from, Instant to) {
    return list("clinic = ?1 and start >= ?2 and start < ?3 order by start, id", clinic, from, to);
  }
}
