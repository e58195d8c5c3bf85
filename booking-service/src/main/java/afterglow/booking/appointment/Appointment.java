package afterglow.booking.appointment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A patient's visit at a time, with a practitioner. It guards its own life: every verb checks where
 * it stands, and every change raises the version by one.
 */
@Entity
@Table(name = "appointment")
@IdClass(Appointment.Key.class)
public class Appointment {
  /** An appointment belongs to one clinic. */
  public record Key(String clinic, UUID id) {}

  @Id
  @Column(name = "clinic_id")
  private String clinic;

  @Id private UUID id;
  private int version;

  @Column(name = "plan_version")
  private int planVersion;

  @Column(name = "told_version")
  private int toldVersion;

  private String reference;
  private UUID patient;
  private String treatment;
  private String location;
  private String practitioner;
  private String zone;

  @Column(name = "start_at")
  private Instant start;

  @Column(name = "end_at")
  private Instant end;

  @Column(name = "local_start")
  private LocalDateTime localStart;

  @Enumerated(EnumType.STRING)
  private AppointmentStatus status;

  @Column(name = "calendar_sequence")
  private int calendarSequence;

  @Column(name = "patient_zone")
  private String patientZone;

  @Column(name = "patient_locale")
  private String patientLocale;

  @Column(name = "booked_at")
  private Instant bookedAt;

  @Column(name = "confirmed_at")
  private @Nullable Instant confirmedAt;

  @Column(name = "arrived_at")
  private @Nullable Instant arrivedAt;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "cancelled_at")
  private @Nullable Instant cancelledAt;

  @Enumerated(EnumType.STRING)
  @Column(name = "cancellation_reason")
  private @Nullable CancellationReason cancellationReason;

  @Column(name = "cancellation_note")
  private @Nullable String cancellationNote;

  protected Appointment() {}

  /**
   * When, where and with whom a visit takes place.
   *
   * @param end when the patient leaves
   */
  public record Plan(
      String location, ZoneId zone, String practitioner, Instant start, Instant end) {}

  /** For whom it is. */
  public record Visitor(UUID patient, ZoneId zone, String locale) {}

  static Appointment book(
      String clinic,
      UUID id,
      String reference,
      String treatment,
      Plan plan,
      Visitor visitor,
      AppointmentStatus status,
      Instant now) {
    var booked = new Appointment();
    booked.clinic = clinic;
    booked.id = id;
    booked.version = 1;
    booked.planVersion = 1;
    booked.reference = reference;
    booked.treatment = treatment;
    booked.patient = visitor.patient();
    booked.patientZone = visitor.zone().getId();
    booked.patientLocale = visitor.locale();
    booked.status = status;
    booked.bookedAt = now;
    booked.takesPlace(plan);
    return booked;
  }

  /** Moves it: same appointment, another time. */
  void reschedule(Plan plan) {
    if (status != AppointmentStatus.BOOKED) {
      throw new BookingRefused.NotAllowedFrom(status);
    }
    takesPlace(plan);
    confirmedAt = null;
    calendarSequence++;
    changePlan();
  }

  /** An answer has changed, so that a clinician has to look at it again. */
  void question(Instant now) {
    go(AppointmentStatus.PENDING_REVIEW, now);
    changePlan();
  }

  /**
   * A clinician has looked at the answers, and it can take place.
   *
   * @param plan at another time, which they propose; nothing for the one that was asked for
   */
  void approve(@Nullable Plan plan, Instant now) {
    go(AppointmentStatus.BOOKED, now);
    if (plan != null) {
      takesPlace(plan);
      calendarSequence++;
    }
    changePlan();
  }

  void cancel(CancellationReason reason, @Nullable String note, Instant now) {
    go(AppointmentStatus.CANCELLED, now);
    cancellationReason = reason;
    cancellationNote = note;
    cancelledAt = now;
    calendarSequence++;
    changePlan();
  }

  AppointmentState state() {
    return new AppointmentState(
        status,
        location,
        zone(),
        practitioner,
        start,
        end,
        confirmedAt,
        arrivedAt,
        endedAt,
        cancelledAt,
        cancellationReason,
        cancellationNote,
        planVersion);
  }

  /**
   * Takes a change back: everything is as it was before.
   *
   * @return whether that is what the patient has last been told
   */
  boolean restore(AppointmentState before) {
    status = before.status();
    takesPlace(before.plan());
    confirmedAt = before.confirmedAt();
    arrivedAt = before.arrivedAt();
    endedAt = before.endedAt();
    cancelledAt = before.cancelledAt();
    cancellationReason = before.cancellationReason();
    cancellationNote = before.cancellationNote();
    version++;
    if (toldVersion == before.planVersion()) {
      planVersion = toldVersion;
      return true;
    }
    planVersion = version;
    calendarSequence++;
    return false;
  }

  /** Changes nothing but when the patient hears of it. */
  void retell() {
    changePlan();
  }

  /** The patient is told of this version. */
  public void tell(int plan) {
    toldVersion = Math.max(toldVersion, plan);
  }

  /** Another room or device, as good as the one before. */
  void reassign() {
    version++;
  }

  /**
   * The patient says that they will come.
   *
   * @return whether they had not said so before
   */
  boolean confirm(Instant now) {
    if (status != AppointmentStatus.BOOKED) {
      throw new BookingRefused.NotAllowedFrom(status);
    }
    if (confirmedAt != null) {
      return false;
    }
    confirmedAt = now;
    version++;
    return true;
  }

  void arrive(Instant now) {
    go(AppointmentStatus.ARRIVED, now);
    arrivedAt = now;
    version++;
  }

  void fulfil(Instant ended, Instant now) {
    check(ended, now);
    go(AppointmentStatus.FULFILLED, now);
    endedAt = ended;
    changePlan();
  }

  void miss(Instant now) {
    go(AppointmentStatus.NO_SHOW, now);
    changePlan();
  }

  /**
   * Staff said something wrong of it.
   *
   * @param ended when it really ended, for one that took place
   */
  void correct(AppointmentStatus truth, @Nullable Instant ended, Instant now) {
    if (!status.corrections().contains(truth)) {
      throw new BookingRefused.NotAllowedFrom(status);
    }
    if (truth == AppointmentStatus.FULFILLED) {
      check(ended == null ? now : ended, now);
    }
    status = truth;
    endedAt = truth == AppointmentStatus.FULFILLED ? (ended == null ? now : ended) : null;
    if (truth == AppointmentStatus.BOOKED) {
      arrivedAt = null;
    }
    changePlan();
  }

  /** Whether its time has come while it still is to take place; from then on the clinic acts. */
  public boolean hasBegun(Instant now) {
    return !status.next().isEmpty() && !now.isBefore(start);
  }

  private void takesPlace(Plan plan) {
    location = plan.location();
    zone = plan.zone().getId();
    practitioner = plan.practitioner();
    start = plan.start();
    end = plan.end();
    localStart = LocalDateTime.ofInstant(plan.start(), plan.zone());
  }

  private void check(Instant ended, Instant now) {
    if (ended.isAfter(now)) {
      throw new BookingRefused.EndsInTheFuture();
    }
    if (ended.isBefore(bookedAt)) {
      throw new BookingRefused.EndsBeforeBooked();
    }
  }

  private void go(AppointmentStatus next, Instant now) {
    if (!status.next().contains(next)) {
      throw new BookingRefused.NotAllowedFrom(status);
    }
    tooEarly(next, now)
        .ifPresent(
            refused -> {
              throw refused;
            });
    status = next;
  }

  /** Whoever is said to be here, or not to have come, before it can be so is somebody else. */
  private Optional<BookingRefused> tooEarly(AppointmentStatus next, Instant now) {
    return switch (next) {
      case ARRIVED, FULFILLED ->
          LocalDate.ofInstant(now, zone()).isBefore(localStart.toLocalDate())
              ? Optional.of(new BookingRefused.BeforeItsDay(localStart.toLocalDate()))
              : Optional.empty();
      case NO_SHOW ->
          now.isBefore(start)
              ? Optional.of(new BookingRefused.BeforeItsStart(start))
              : Optional.empty();
      case PENDING_REVIEW, BOOKED, CANCELLED -> Optional.empty();
    };
  }

  /** Where it can go now. */
  public Set<AppointmentStatus> next(Instant now) {
    return status.next().stream()
        .filter(next -> tooEarly(next, now).isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  private void changePlan() {
    version++;
    planVersion = version;
  }

  public String clinic() {
    return clinic;
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
  }

  /**
   * The last version that changed whether or when the visit takes place. What was to be sent for an
   * earlier one is stale.
   */
  public int planVersion() {
    return planVersion;
  }

  /** The plan version that the patient was last told of; 0 for none. */
  int toldVersion() {
    return toldVersion;
  }

  public String reference() {
    return reference;
  }

  public UUID patient() {
    return patient;
  }

  public String treatment() {
    return treatment;
  }

  public String location() {
    return location;
  }

  public String practitioner() {
    return practitioner;
  }

  public ZoneId zone() {
    return ZoneId.of(zone);
  }

  public Instant start() {
    return start;
  }

  public Instant end() {
    return end;
  }

  public LocalDateTime localStart() {
    return localStart;
  }

  public AppointmentStatus status() {
    return status;
  }

  public int calendarSequence() {
    return calendarSequence;
  }

  public ZoneId patientZone() {
    return ZoneId.of(patientZone);
  }

  public String patientLocale() {
    return patientLocale;
  }

  public @Nullable Instant confirmedAt() {
    return confirmedAt;
  }

  public @Nullable Instant arrivedAt() {
    return arrivedAt;
  }

  public @Nullable Instant endedAt() {
    return endedAt;
  }

  public Instant bookedAt() {
    return bookedAt;
  }

  public @Nullable Instant cancelledAt() {
    return cancelledAt;
  }

  public @Nullable CancellationReason cancellationReason() {
    return cancellationReason;
  }

  /** Why the patient called it off, in their own words; told to nobody but the clinic. */
  public @Nullable String cancellationNote() {
    return cancellationNote;
  }
}
