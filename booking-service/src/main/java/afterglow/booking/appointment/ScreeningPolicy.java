package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Screening;
import java.time.LocalDate;
import java.util.Map;

/**
 * Whether a treatment can be booked online with these answers. An answer that a clinician has to
 * judge, and any doubt, means: talk to us first. Software never clears a contraindication.
 */
final class ScreeningPolicy {
  private ScreeningPolicy() {}

  /**
   * @param day of the visit, in the location's zone
   * @throws BookingRefused with what stands in the way
   */
  static void check(
      Screening screening, Map<String, Answer> answers, LocalDate day, Clinic clinic) {
    var asked = screening.questions();
    var missing = asked.stream().filter(code -> !answers.containsKey(code)).toList();
    var unknown = answers.keySet().stream().filter(code -> !asked.contains(code)).sorted().toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new BookingRefused.ScreeningIncomplete(missing, unknown);
    }
    answers.forEach(
        (code, answer) -> {
          if (answer.answer() == Answer.Word.NO || screening.info().contains(code)) {
            return;
          }
          var washOut = screening.washOut().get(code);
          if (washOut == null || answer.answer() == Answer.Word.UNSURE || answer.on() == null) {
            throw new BookingRefused.TalkToUsFirst(clinic.phone());
          }
          var earliest = answer.on().plus(washOut);
          if (day.isBefore(earliest)) {
            throw new BookingRefused.TooSoonAfter(earliest);
          }
        });
  }
}
