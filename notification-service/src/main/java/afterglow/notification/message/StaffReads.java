package afterglow.notification.message;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The record of who looked at what. */
@ApplicationScoped
class StaffReads {
  private static final String INSERT =
      """
      insert into staff_read (clinic_id, staff, patient_id, appointment_id, messages, at)
      values (:clinic, :staff, cast(:patient as uuid), cast(:appointment as uuid), :messages, :at)
      """;

  private final EntityManager database;
  private final Clock clock;

  StaffReads(EntityManager database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void add(
      String clinic,
      String staff,
      @Nullable UUID patient,
      @Nullable UUID appointment,
      int messages) {
    database
        .createNativeQuery(INSERT)
        .setParameter("clinic", clinic)
        .setParameter("staff", staff)
        .setParameter("patient", patient == null ? null : patient.toString())
        .setParameter("appointment", appointment == null ? null : appointment.toString())
        .setParameter("messages", messages)
        .setParameter("at", clock.instant())
        .executeUpdate();
  }
}
