package afterglow.booking.appointment;

import afterglow.booking.availability.Slot;
import afterglow.booking.diary.Rule;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** Why something cannot be booked or changed; nothing has been written. */
public abstract sealed class BookingRefused extends RuntimeException {

  /** Somebody else has the time. */
  public static final class SlotTaken extends BookingRefused {
    private final transient List<Slot> alternatives;

    SlotTaken(List<Slot> alternatives) {
      this.alternatives = alternatives;
    }

    /** The free times nearest to it. */
    public List<Slot> alternatives() {
      return alternatives;
    }
  }

  /** The clinic does not offer this time to anybody. */
  public static final class NotBookable extends BookingRefused {
    private final transient Set<String> rules;

    NotBookable(Set<Rule> rules) {
      this.rules =
          rules.stream().map(Enum::name).collect(java.util.stream.Collectors.toUnmodifiableSet());
    }

    public Set<String> rules() {
      return rules;
    }
  }

  public static final class UnknownTreatment extends BookingRefused {}

  public static final class UnknownPractitioner extends BookingRefused {}

  public static final class UnknownPatient extends BookingRefused {}

  /** The hold is not there, or the token is not its own: which of the two is not told. */
  public static final class UnknownHold extends BookingRefused {}

  public static final class HoldExpired extends BookingRefused {}

  /** Questions without an answer, or answers to questions that were not asked. */
  public static final class ScreeningIncomplete extends BookingRefused {
    private final transient List<String> missing;
    private final transient List<String> unknown;

    ScreeningIncomplete(List<String> missing, List<String> unknown) {
      this.missing = missing;
      this.unknown = unknown;
    }

    public List<String> missing() {
      return missing;
    }

    public List<String> unknown() {
      return unknown;
    }
  }

  /** An answer that a clinician has to talk over with the patient first. */
  public static final class TalkToUsFirst extends BookingRefused {
    private final String phone;

    TalkToUsFirst(String phone) {
      this.phone = phone;
    }

    public String phone() {
      return phone;
    }
  }

  /** Too soon after something that was answered. */
  public static final class TooSoonAfter extends BookingRefused {
    private final transient LocalDate earliest;

    TooSoonAfter(LocalDate earliest) {
      this.earliest = earliest;
    }

    /** The first day on which it can take place. */
    public LocalDate earliest() {
      return earliest;
    }
  }

  /** The phone number cannot be one. */
  public static final class UnusablePhone extends BookingRefused {}

  /** The appointment cannot go there from where it is. */
  public static final class NotAllowedFrom extends BookingRefused {
    private final AppointmentStatus status;

    NotAllowedFrom(AppointmentStatus status) {
      this.status = status;
    }

    public AppointmentStatus status() {
      return status;
    }
  }

  /** Somebody changed it since the caller looked. */
  public static final class StaleVersion extends BookingRefused {
    private final int version;

    StaleVersion(int version) {
      this.version = version;
    }

    /** The version it has now. */
    public int version() {
      return version;
    }
  }

  /** The visit's time has come, so that only the clinic can still change it. */
  public static final class AlreadyBegun extends BookingRefused {}

  /** Nobody arrives, and no visit ends, before the day that it is booked for. */
  public static final class BeforeItsDay extends BookingRefused {
    private final transient LocalDate day;

    BeforeItsDay(LocalDate day) {
      this.day = day;
    }

    /** The first day on which it can be so, at the place of the visit. */
    public LocalDate day() {
      return day;
    }
  }

  /** Nobody has failed to come before the visit begins. */
  public static final class BeforeItsStart extends BookingRefused {
    private final transient Instant start;

    BeforeItsStart(Instant start) {
      this.start = start;
    }

    public Instant start() {
      return start;
    }
  }

  /** A visit cannot have ended later than now. */
  public static final class EndsInTheFuture extends BookingRefused {}

  /** Nor before it was even booked. */
  public static final class EndsBeforeBooked extends BookingRefused {}

  /** There is no change that the caller can take back any more. */
  public static final class NothingToUndo extends BookingRefused {}

  /** There is no change of which the patient is still to be told. */
  public static final class NothingToTell extends BookingRefused {}

  /** The link or id opens nothing. */
  public static final class UnknownAppointment extends BookingRefused {}
}
