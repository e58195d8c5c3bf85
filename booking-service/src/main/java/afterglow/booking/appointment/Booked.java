package afterglow.booking.appointment;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a patient gets for a booking: the time in clinic time, and the link to manage it.
 *
 * @param status BOOKED, or PENDING_REVIEW when a clinician looks at the answers first
 */
public record Booked(
    UUID id, String reference, OffsetDateTime start, AppointmentStatus status, URI manageUrl) {
  /** As it is remembered: without the link, which can be derived again. */
  record Answer(
      UUID id, String reference, OffsetDateTime start, @Nullable AppointmentStatus status) {
    Booked with(URI manageUrl) {
      var so = status == null ? AppointmentStatus.BOOKED : status;
      return new Booked(id, reference, start, so, manageUrl);
    }
  }
}
