package afterglow.booking.desk;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.CancellationReason;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.patient.Patients;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One appointment in the words of its page. */
@ApplicationScoped
class AppointmentViews {
  private final DeskEntries entries;
  private final Patients patients;

  AppointmentViews(DeskEntries entries, Patients patients) {
    this.entries = entries;
    this.patients = patients;
  }

  /**
   * @param refused the act that was refused, {@code changed}, or nothing
   */
  AppointmentView of(Clinic clinic, Appointment a, Viewer viewer, @Nullable String refused) {
    var language = viewer.language();
    var patient =
        Objects.requireNonNull(patients.byIds(clinic.id(), List.of(a.patient())).get(a.patient()));
    return new AppointmentView(
        viewer.frame(clinic),
        entries.of(clinic, List.of(a), viewer).getFirst(),
        clinic.id(),
        language.heading(a.localStart().toLocalDate()),
        clinic.location(a.location()).city(),
        a.localStart().toLocalDate().toString(),
        patient.phone(),
        patient.email(),
        Locale.forLanguageTag(patient.locale()).getDisplayLanguage(language.locale()),
        a.cancellationNote(),
        history(a, viewer),
        banner(a, viewer, refused));
  }

  private static List<AppointmentView.Moment> history(Appointment a, Viewer viewer) {
    var words = viewer.words();
    return Stream.of(
            moment(a, viewer, a.bookedAt(), words.wasBooked()),
            moment(a, viewer, a.confirmedAt(), words.wasConfirmed()),
            moment(a, viewer, a.arrivedAt(), words.wasArrived()),
            moment(a, viewer, a.endedAt(), words.wasFulfilled()),
            moment(
                a,
                viewer,
                a.cancelledAt(),
                a.cancellationReason() == CancellationReason.BY_PATIENT
                    ? words.wasCancelledByPatient()
                    : words.wasCancelledByClinic()))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<AppointmentView.Moment> moment(
      Appointment a, Viewer viewer, @Nullable Instant at, String what) {
    return Optional.ofNullable(at)
        .map(then -> viewer.language().dateAndTime(then.atZone(a.zone())))
        .map(said -> new AppointmentView.Moment(said, what));
  }

  private static @Nullable Banner banner(Appointment a, Viewer viewer, @Nullable String refused) {
    var words = viewer.words();
    if (refused == null) {
      return null;
    }
    if (a.status() == AppointmentStatus.BOOKED && refused.equals(Act.NO_SHOW.path())) {
      return new Banner(false, words.beforeItsStart());
    }
    if (a.status() == AppointmentStatus.BOOKED && Act.of(refused).isPresent()) {
      return new Banner(false, words.beforeItsDay());
    }
    return new Banner(false, words.changedMeanwhile());
  }
}
