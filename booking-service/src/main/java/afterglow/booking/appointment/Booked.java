package afterglow.booking.appointment;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.UUID;

/** What a patient gets for a booking: the time in clinic time, and the link to manage it. */
public record Booked(UUID id, String reference, OffsetDateTime start, URI manageUrl) {
  /** As it is remembered: without the link, which can be derived again. */
  record Answer(UUID id, String reference, OffsetDateTime start) {}
}
