package afterglow.followup.booking;

import static java.util.Objects.requireNonNull;

import afterglow.followup.careplan.Location;
import afterglow.followup.careplan.Visit;
import afterglow.followup.seen.Event;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to an appointment, as far as care follows from it. */
sealed interface AppointmentEvent {
  /** It has a time, its first or another. */
  record Timed(Visit visit, Instant at) implements AppointmentEvent {}

  /** It is again as it was before something was taken back or corrected. */
  record Reinstated(Visit visit, Instant at) implements AppointmentEvent {}

  /** It took place; when it ended may be said once more. */
  record Fulfilled(Visit visit, Instant endedAt, Instant at) implements AppointmentEvent {}

  record Cancelled(Visit visit) implements AppointmentEvent {}

  /** The patient did not come. */
  record Missed(Visit visit) implements AppointmentEvent {}

  /** Nothing follows for us, or it is of a type that we do not know. */
  record Ignored() implements AppointmentEvent {}

  /** The published fields that we use. */
  record Data(
      UUID patient,
      ZoneId patientZone,
      String patientLocale,
      String treatment,
      Location location,
      ZoneId zone,
      Instant start,
      LocalDateTime localStart,
      @Nullable Instant endedAt) {
    /** A plan cannot be made from less; without these the event is unreadable, for good. */
    public Data {
      requireNonNull(patient);
      requireNonNull(patientZone);
      requireNonNull(patientLocale);
      requireNonNull(treatment);
      requireNonNull(location);
      requireNonNull(zone);
      requireNonNull(start);
      requireNonNull(localStart);
    }
  }

  static AppointmentEvent of(Event event) {
    return switch (event.type()) {
      case "afterglow.appointment.booked.v1", "afterglow.appointment.rescheduled.v1" ->
          new Timed(visit(event), event.time());
      case "afterglow.appointment.reinstated.v1" -> new Reinstated(visit(event), event.time());
      case "afterglow.appointment.fulfilled.v1",
          "afterglow.appointment.fulfilment-corrected.v1" -> {
        var endedAt = requireNonNull(event.dataAs(Data.class).endedAt(), "endedAt");
        yield new Fulfilled(visit(event), endedAt, event.time());
      }
      case "afterglow.appointment.cancelled.v1" -> new Cancelled(visit(event));
      case "afterglow.appointment.missed.v1" -> new Missed(visit(event));
      default -> new Ignored();
    };
  }

  private static Visit visit(Event event) {
    var data = event.dataAs(Data.class);
    return new Visit(
        event.clinic(),
        event.subject(),
        event.version(),
        data.patient(),
        data.patientZone(),
        data.patientLocale(),
        data.treatment(),
        data.location(),
        data.zone(),
        data.start(),
        data.localStart());
  }
}
