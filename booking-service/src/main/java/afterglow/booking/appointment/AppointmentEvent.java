package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An appointment after a change, as {@code afterglow.appointments} carries it: ids, codes and
 * times, never a name, a contact or an answer.
 *
 * @param tellAfter the patient is told from this time on; nothing: not at all
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AppointmentEvent(
    UUID patient,
    String patientZone,
    String patientLocale,
    String reference,
    String treatment,
    String practitioner,
    Place location,
    String zone,
    Instant start,
    Instant end,
    LocalDateTime localStart,
    @Nullable Instant previousStart,
    Calendar calendar,
    Actor by,
    @Nullable Instant tellAfter,
    @Nullable Instant confirmedAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant endedAt,
    @Nullable CancellationReason reason) {
  static final String TOPIC = "afterglow.appointments";

  /** Where it takes place, in the clinic's public words. */
  record Place(
      String code, String clinicName, String name, String address, String city, String phone) {}

  /** How calendars know it. */
  record Calendar(String uid, int sequence) {}

  /** What happened; the wire type is named after it. */
  enum Change {
    REVIEW_REQUESTED,
    BOOKED,
    RESCHEDULED,
    REASSIGNED,
    CONFIRMED,
    CANCELLED,
    ARRIVED,
    FULFILLED,
    FULFILMENT_CORRECTED,
    MISSED,
    /** It is again as it was before something was taken back or corrected. */
    REINSTATED;

    String type() {
      return "afterglow." + act() + ".v1";
    }

    /** The word for it in the record of what staff did. */
    String act() {
      return "appointment." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  static AppointmentEvent of(
      Appointment appointment,
      Clinic clinic,
      Actor by,
      @Nullable Instant previousStart,
      @Nullable Instant tellAfter) {
    var at = clinic.location(appointment.location());
    return new AppointmentEvent(
        appointment.patient(),
        appointment.patientZone().getId(),
        appointment.patientLocale(),
        appointment.reference(),
        appointment.treatment(),
        appointment.practitioner(),
        new Place(at.code(), clinic.name(), at.name(), at.address(), at.city(), at.phone()),
        appointment.zone().getId(),
        appointment.start(),
        appointment.end(),
        appointment.localStart(),
        previousStart,
        new Calendar(appointment.id() + "@afterglow", appointment.calendarSequence()),
        by,
        tellAfter,
        appointment.confirmedAt(),
        appointment.arrivedAt(),
        appointment.endedAt(),
        appointment.cancellationReason());
  }
}
