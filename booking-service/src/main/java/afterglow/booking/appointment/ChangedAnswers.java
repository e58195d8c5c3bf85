package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Screening;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.staff.StaffAccesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * A patient tells something new, such as a medicine begun. Each of their visits to come is screened
 * again with it; where it now stands in the way, a clinician looks at the visit before it is booked
 * again. The patient hears nothing of that by message: staff who took the answer speak with them.
 */
@ApplicationScoped
public class ChangedAnswers {
  private final Appointments appointments;
  private final ScreeningRecords screenings;
  private final Undoing undoing;
  private final AppointmentNews news;
  private final StaffAccesses accesses;
  private final Clock clock;

  ChangedAnswers(
      Appointments appointments,
      ScreeningRecords screenings,
      Undoing undoing,
      AppointmentNews news,
      StaffAccesses accesses,
      Clock clock) {
    this.appointments = appointments;
    this.screenings = screenings;
    this.undoing = undoing;
    this.news = news;
    this.accesses = accesses;
    this.clock = clock;
  }

  /**
   * Takes new answers in.
   *
   * @param told by the code of the question; others stay as they were
   * @return the visits that a clinician has to look at now because of it
   */
  @Transactional
  public List<UUID> take(Clinic clinic, UUID patient, Map<String, Answer> told) {
    var visits = appointments.toChangeOf(clinic.id(), patient, now());
    var kept = screenings.of(clinic.id(), visits.stream().map(Appointment::id).toList());
    accesses.did("answers.changed", clinic.id(), patient, patient);
    return visits.stream()
        .filter(
            visit -> {
              var before = kept.get(visit.id());
              var answers =
                  new HashMap<>(before == null ? Map.<String, Answer>of() : before.answers());
              answers.putAll(told);
              return screen(clinic, visit, answers, told.keySet());
            })
        .map(Appointment::id)
        .toList();
  }

  /** Whether a clinician has to look at it who had not to before. */
  private boolean screen(
      Clinic clinic, Appointment visit, Map<String, Answer> answers, Set<String> told) {
    var screening =
        clinic.treatment(visit.treatment()).map(Treatment::screening).orElse(Screening.NONE);
    answers.keySet().retainAll(screening.questions());
    screening
        .questions()
        .forEach(code -> answers.putIfAbsent(code, new Answer(Answer.Word.UNSURE, null)));
    var day = LocalDate.ofInstant(visit.start(), visit.zone());
    // What a clinician has looked at before is not asked again.
    var toReview =
        ScreeningPolicy.standingInTheWay(screening, answers, day).stream()
            .filter(told::contains)
            .toList();
    screenings.keep(visit, clinic.revision(), answers, toReview);
    if (toReview.isEmpty() || visit.status() != AppointmentStatus.BOOKED) {
      return false;
    }
    visit.question(now());
    undoing.forget(visit);
    news.of(AppointmentEvent.Change.REVIEW_REQUESTED, visit, Actor.STAFF, null);
    return true;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }
}
