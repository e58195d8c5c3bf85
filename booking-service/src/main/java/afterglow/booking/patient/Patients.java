package afterglow.booking.patient;

import afterglow.booking.outbox.Outbox;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The patients of all clinics; each change is told to notification-service. */
@ApplicationScoped
public class Patients implements PanacheRepositoryBase<Patient, Patient.Key> {
  private final Outbox outbox;

  Patients(Outbox outbox) {
    this.outbox = outbox;
  }

  /** Keeps a new patient and records the event that carries the whole record. */
  public void add(Patient patient) {
    persist(patient);
    outbox.append(
        PatientRecorded.TOPIC,
        PatientRecorded.TYPE,
        patient.clinic(),
        patient.id(),
        patient.version(),
        PatientRecorded.of(patient));
  }

  /** Several patients of one clinic, by id. */
  public Map<UUID, Patient> byIds(String clinic, List<UUID> ids) {
    return find("clinic = ?1 and id in ?2", clinic, ids).stream()
        .collect(Collectors.toMap(Patient::id, Function.identity()));
  }
}
