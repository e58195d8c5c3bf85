package afterglow.followup.careplan;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** All care plans. */
@ApplicationScoped
public class CarePlans implements PanacheRepositoryBase<CarePlan, CarePlan.Key> {
  Optional<CarePlan> lockedOfAppointment(String clinic, UUID appointment) {
    return find("clinic = ?1 and appointment = ?2", clinic, appointment)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** The follow-up's care plan, for a change; the follow-up was found, so it is there. */
  public CarePlan lockedOf(FollowUp followUp) {
    return locked(followUp.clinic(), followUp.carePlan());
  }

  /** A care plan that is there, for a change. */
  public CarePlan locked(String clinic, UUID id) {
    return find("clinic = ?1 and id = ?2", clinic, id)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResult();
  }

  /** The care plan of a follow-up that may not be there, for a change. */
  Optional<CarePlan> lockedWith(String clinic, UUID followUp) {
    return find(
            "clinic = ?1 and id = (select f.carePlan from FollowUp f where f.clinic = ?1 and f.id = ?2)",
            clinic,
            followUp)
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .firstResultOptional();
  }

  /** The care plans of several follow-ups, by id, for changes. */
  Map<UUID, CarePlan> lockedOfAll(Collection<FollowUp> followUps) {
    return find(
            "clinic in ?1 and id in ?2",
            followUps.stream().map(FollowUp::clinic).distinct().toList(),
            followUps.stream().map(FollowUp::carePlan).distinct().toList())
        .withLock(LockModeType.PESSIMISTIC_WRITE)
        .stream()
        .collect(Collectors.toMap(CarePlan::id, plan -> plan));
  }

  /** Several by id, to look at. */
  public List<CarePlan> byIds(Collection<String> clinics, Collection<UUID> ids) {
    return list("clinic in ?1 and id in ?2", clinics, ids);
  }

  public CarePlan of(FollowUp followUp) {
    return find("clinic = ?1 and id = ?2", followUp.clinic(), followUp.carePlan()).firstResult();
  }

  /** The care plans of several follow-ups, to look at. */
  public List<CarePlan> ofAll(Collection<FollowUp> followUps) {
    return list(
        "clinic in ?1 and id in ?2",
        followUps.stream().map(FollowUp::clinic).distinct().toList(),
        followUps.stream().map(FollowUp::carePlan).distinct().toList());
  }

  /** What these clinics planned for a patient, the latest visit first. */
  List<CarePlan> ofPatient(Collection<String> clinics, UUID patient) {
    return list("clinic in ?1 and patient = ?2 order by visitStart desc", clinics, patient);
  }
}
