package afterglow.booking.desk;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What staff do with an appointment by one button each. */
enum Act {
  ARRIVAL(AppointmentStatus.ARRIVED),
  FULFILMENT(AppointmentStatus.FULFILLED),
  NO_SHOW(AppointmentStatus.NO_SHOW),
  CANCELLATION(AppointmentStatus.CANCELLED),
  UNDO(null);

  private final @Nullable AppointmentStatus leadsTo;

  Act(@Nullable AppointmentStatus leadsTo) {
    this.leadsTo = leadsTo;
  }

  static Optional<Act> of(String path) {
    return Arrays.stream(values()).filter(act -> act.path().equals(path)).findFirst();
  }

  /**
   * What can be done with it now.
   *
   * @param undo whether what was done last can be taken back
   */
  static List<Act> open(Appointment appointment, boolean undo, Instant now) {
    var next = appointment.next(now);
    return Arrays.stream(values())
        .filter(act -> act == UNDO ? undo : next.contains(act.leadsTo))
        .toList();
  }

  /** Whether an appointment is as this act leaves it. */
  boolean isDone(Appointment appointment) {
    return leadsTo == null || appointment.status() == leadsTo;
  }

  /** As in the API. */
  String path() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String label(DeskWords words) {
    return switch (this) {
      case ARRIVAL -> words.arrive();
      case FULFILMENT -> words.fulfil();
      case NO_SHOW -> words.miss();
      case CANCELLATION -> words.cancel();
      case UNDO -> words.undo();
    };
  }

  String done(DeskWords words, String name) {
    return switch (this) {
      case ARRIVAL -> words.arrived(name);
      case FULFILMENT -> words.fulfilled(name);
      case NO_SHOW -> words.missed(name);
      case CANCELLATION -> words.cancelled(name);
      case UNDO -> words.undone(name);
    };
  }
}
