package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.diary.Asker;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.Holding;
import afterglow.booking.diary.Seating;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Keeps how appointments were before they were changed, and the time that they had, for as long as
 * the change can be taken back. Changes are taken back one after the other, the newest first; what
 * cannot be taken back itself ends what could be before it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class Undoing {
  private final Undos undos;
  private final Claims claims;
  private final Clinics clinics;
  private final BookingConfig config;
  private final Clock clock;

  Undoing(Undos undos, Claims claims, Clinics clinics, BookingConfig config, Clock clock) {
    this.undos = undos;
    this.claims = claims;
    this.clinics = clinics;
    this.config = config;
    this.clock = clock;
  }

  /** How an appointment is before a change that can be taken back. */
  Undo before(Appointment appointment, Actor by) {
    return new Undo(
        appointment,
        by,
        now().plus(by == Actor.STAFF ? config.staffUndoFor() : config.patientUndoFor()),
        claims.of(appointment.clinic(), appointment.id()));
  }

  /** Keeps it, when the change has been made; the appointment's time is as it was. */
  void keep(Undo before) {
    undos.persist(before);
  }

  /** What an appointment has to have after a change, so that it can be taken back. */
  List<Holding> holdings(List<Seating.Claimed> own, Undo before) {
    var all = new ArrayList<Undo>();
    all.add(before);
    all.addAll(undos.of(before.clinic(), before.appointment(), now()));
    return KeptClaims.of(own, all);
  }

  /** Gives up an appointment's own time, but for what is kept so that it can be taken back. */
  void giveUp(Appointment appointment, Undo before) {
    if (!take(appointment, before.before(), holdings(List.of(), before))) {
      // What was kept for an earlier change has just gone to somebody else.
      forget(appointment);
      take(appointment, before.before(), KeptClaims.of(List.of(), List.of(before)));
    }
    keep(before);
  }

  /** Whatever was done before can no longer be taken back. */
  void forget(Appointment appointment) {
    claims.giveUpUndo(appointment.clinic(), appointment.id());
    undos.forget(appointment.clinic(), appointment.id());
  }

  /** Until when somebody can take back what was done last, if they can. */
  Optional<Instant> possibleUntil(Appointment appointment, Actor who) {
    return undos.of(appointment.clinic(), appointment.id(), now()).stream()
        .findFirst()
        .filter(undo -> undo.isFor(who))
        .map(Undo::until);
  }

  /** Which of these have something that can be taken back. */
  Set<UUID> possible(String clinic, List<UUID> appointments) {
    return undos.ofAny(clinic, appointments, now()).stream()
        .map(Undo::appointment)
        .collect(Collectors.toSet());
  }

  /**
   * The last change, if the patient is still to be told of it.
   *
   * @throws BookingRefused.NothingToTell when there is none
   */
  AppointmentEvent.Change untold(Appointment appointment) {
    var last =
        undos.of(appointment.clinic(), appointment.id(), now()).stream()
            .findFirst()
            .filter(undo -> undo.isBy(Actor.STAFF))
            .filter(undo -> undo.before().planVersion() != appointment.planVersion())
            .filter(undo -> appointment.toldVersion() != appointment.planVersion())
            .orElseThrow(BookingRefused.NothingToTell::new);
    return switch (appointment.status()) {
      case CANCELLED -> AppointmentEvent.Change.CANCELLED;
      case BOOKED -> AppointmentEvent.Change.RESCHEDULED;
      case PENDING_REVIEW, ARRIVED, FULFILLED, NO_SHOW -> throw new BookingRefused.NothingToTell();
    };
  }

  /**
   * Takes the last change back.
   *
   * @return from when on the patient is told, if at all
   * @throws BookingRefused.NothingToUndo when that cannot be done, or not any more
   */
  Optional<Instant> takeBack(Appointment appointment, Actor who) {
    var all = undos.of(appointment.clinic(), appointment.id(), now());
    if (all.isEmpty() || !all.getFirst().isFor(who)) {
      throw new BookingRefused.NothingToUndo();
    }
    var last = all.getFirst();
    var earlier = all.subList(1, all.size());
    if (who == Actor.PATIENT && !now().isBefore(last.before().start())) {
      throw new BookingRefused.AlreadyBegun();
    }
    if (!take(appointment, last.before(), KeptClaims.of(last.claims(), earlier))) {
      throw new BookingRefused.NothingToUndo();
    }
    undos.delete(last);
    if (appointment.restore(last.before()) || appointment.status() != AppointmentStatus.BOOKED) {
      return Optional.empty();
    }
    return Optional.of(earlier.isEmpty() ? now() : earlier.getFirst().until());
  }

  private boolean take(Appointment appointment, AppointmentState when, List<Holding> holdings) {
    var clinic =
        clinics.find(appointment.clinic()).orElseThrow(BookingRefused.UnknownAppointment::new);
    return claims.take(
        clinic,
        clinic.location(when.location()),
        LocalDate.ofInstant(when.start(), when.zone()),
        Asker.of(appointment.id()),
        holdings);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
