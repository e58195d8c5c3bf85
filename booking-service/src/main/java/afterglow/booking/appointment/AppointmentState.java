package afterglow.booking.appointment;

import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * Everything about an appointment that changes in its life, but for the numbers that only grow.
 *
 * @param planVersion the version that made it so
 */
record AppointmentState(
    AppointmentStatus status,
    String location,
    ZoneId zone,
    String practitioner,
    Instant start,
    Instant end,
    @Nullable Instant confirmedAt,
    @Nullable Instant arrivedAt,
    @Nullable Instant endedAt,
    @Nullable Instant cancelledAt,
    @Nullable CancellationReason cancellationReason,
    @Nullable String cancellationNote,
    int planVersion) {

  Appointment.Plan plan() {
    return new Appointment.Plan(location, zone, practitioner, start, end);
  }

  boolean isAtTheSameTime(AppointmentState other) {
    return status == other.status
        && location.equals(other.location)
        && practitioner.equals(other.practitioner)
        && start.equals(other.start);
  }
}
