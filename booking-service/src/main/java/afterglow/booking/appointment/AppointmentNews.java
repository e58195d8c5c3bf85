package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.outbox.Outbox;
import afterglow.booking.staff.StaffAccesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says what happened to appointments: one event for each version, and who of the staff did it. */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class AppointmentNews {
  private final Clinics clinics;
  private final Outbox outbox;
  private final StaffAccesses accesses;

  AppointmentNews(Clinics clinics, Outbox outbox, StaffAccesses accesses) {
    this.clinics = clinics;
    this.outbox = outbox;
    this.accesses = accesses;
  }

  /**
   * @param tellAfter from when on the patient is told; nothing: not at all
   */
  void of(
      AppointmentEvent.Change change,
      Appointment appointment,
      Actor by,
      @Nullable Instant tellAfter) {
    ofMove(change, appointment, by, tellAfter, null);
  }

  /**
   * @param previousStart when it was to start before
   */
  void ofMove(
      AppointmentEvent.Change change,
      Appointment appointment,
      Actor by,
      @Nullable Instant tellAfter,
      @Nullable Instant previousStart) {
    var clinic =
        clinics.find(appointment.clinic()).orElseThrow(BookingRefused.UnknownAppointment::new);
    outbox.append(
        AppointmentEvent.TOPIC,
        change.type(),
        appointment.clinic(),
        appointment.id(),
        appointment.version(),
        AppointmentEvent.of(appointment, clinic, by, previousStart, tellAfter));
    if (by == Actor.STAFF) {
      accesses.did(change.act(), appointment.clinic(), appointment.id(), appointment.patient());
    }
  }
}
