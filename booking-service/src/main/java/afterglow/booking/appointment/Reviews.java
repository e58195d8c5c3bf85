package afterglow.booking.appointment;

import afterglow.booking.staff.StaffAccesses;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The visits whose answers a clinician has to look at before they are booked. */
@ApplicationScoped
public class Reviews {
  private final Appointments appointments;
  private final ScreeningRecords screenings;
  private final StaffAccesses accesses;

  Reviews(Appointments appointments, ScreeningRecords screenings, StaffAccesses accesses) {
    this.appointments = appointments;
    this.screenings = screenings;
    this.accesses = accesses;
  }

  /**
   * A visit to be looked at.
   *
   * @param answers those in question, by the code of the question
   */
  public record Review(Appointment appointment, Map<String, Answer> answers) {}

  /** What is open, the soonest visit first. */
  @Transactional
  public List<Review> open(String clinic) {
    var pending = appointments.toReview(clinic);
    var kept = screenings.of(clinic, pending.stream().map(Appointment::id).toList());
    accesses.saw(
        "review.read",
        clinic,
        pending.stream().map(Appointment::patient).distinct().toList(),
        pending.size());
    return pending.stream()
        .map(
            a -> {
              var answers = Objects.requireNonNull(kept.get(a.id()));
              var inQuestion = new java.util.TreeMap<>(answers.answers());
              inQuestion.keySet().retainAll(answers.toReview());
              return new Review(a, inQuestion);
            })
        .toList();
  }
}
