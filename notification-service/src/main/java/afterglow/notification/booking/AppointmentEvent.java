package afterglow.notification.booking;

import static java.util.Objects.requireNonNull;

import afterglow.notification.template.Purpose;
import afterglow.notification.template.Visit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an appointment, in the fields that we use. */
record AppointmentEvent(
    UUID patient,
    Visit.Place location,
    ZoneId zone,
    Instant start,
    Instant end,
    LocalDateTime localStart,
    Visit.Entry calendar,
    @Nullable Instant tellAfter,
    @Nullable Instant previousStart,
    @Nullable String reference) {
  /** Nobody can be told less; without these the event is unreadable, for good. */
  AppointmentEvent {
    requireNonNull(patient);
    requireNonNull(location);
    requireNonNull(zone);
    requireNonNull(start);
    requireNonNull(end);
    requireNonNull(localStart);
    requireNonNull(calendar);
  }

  private static final Map<String, Purpose> TOLD =
      Map.of(
          "afterglow.appointment.review-requested.v1", Purpose.REQUESTED,
          "afterglow.appointment.booked.v1", Purpose.BOOKED,
          "afterglow.appointment.reinstated.v1", Purpose.BOOKED,
          "afterglow.appointment.rescheduled.v1", Purpose.RESCHEDULED,
          "afterglow.appointment.cancelled.v1", Purpose.CANCELLED);

  /** What the patient is told after such an event; nothing after all others. */
  static Optional<Purpose> purpose(String type) {
    return Optional.ofNullable(TOLD.get(type));
  }

  Visit visit() {
    return new Visit(location, zone, localStart, start, end, calendar, previousStart, reference);
  }
}
