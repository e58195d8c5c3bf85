package afterglow.booking.appointment;

import java.util.EnumSet;
import java.util.Set;

/** Where an appointment stands in its life. */
public enum AppointmentStatus {
  /** A clinician looks at the answers first; its time is held. */
  PENDING_REVIEW,
  /** It will take place. */
  BOOKED,
  /** The patient is here. */
  ARRIVED,
  /** It took place; aftercare counts from its real end. */
  FULFILLED,
  /** The patient did not come. */
  NO_SHOW,
  /** It was called off. */
  CANCELLED;

  /** Where it can go from here. */
  public Set<AppointmentStatus> next() {
    return switch (this) {
      case PENDING_REVIEW -> EnumSet.of(BOOKED, CANCELLED);
      case BOOKED -> EnumSet.of(PENDING_REVIEW, ARRIVED, FULFILLED, NO_SHOW, CANCELLED);
      case ARRIVED -> EnumSet.of(FULFILLED, CANCELLED);
      case FULFILLED, NO_SHOW, CANCELLED -> EnumSet.noneOf(AppointmentStatus.class);
    };
  }

  /** What may have been meant instead, when staff said this by mistake. */
  public Set<AppointmentStatus> corrections() {
    return switch (this) {
      case ARRIVED -> EnumSet.of(BOOKED);
      case FULFILLED -> EnumSet.of(ARRIVED, FULFILLED, NO_SHOW);
      case NO_SHOW -> EnumSet.of(BOOKED, ARRIVED, FULFILLED);
      case PENDING_REVIEW, BOOKED, CANCELLED -> EnumSet.noneOf(AppointmentStatus.class);
    };
  }
}
