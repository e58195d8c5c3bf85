package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Screening;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether a treatment can be booked online with these answers. A "yes" that stops it means: talk to
 * us first. A time that has to pass means: on a later day. What a clinician has to judge, and any
 * doubt, means that they look at it before it is booked. Software never clears a contraindication.
 */
final class ScreeningPolicy {
  private ScreeningPolicy() {}

  /**
   * Looks at the answers for a visit.
   *
   * @param day of the visit, in the location's zone
   * @return the questions about whose answers a clinician has to say something
   * @throws BookingRefused with what stands in the way
   */
  static List<String> toReview(
      Screening screening, Map<String, Answer> answers, LocalDate day, Clinic clinic) {
    var asked = screening.questions();
    var missing = asked.stream().filter(code -> !answers.containsKey(code)).toList();
    var unknown = answers.keySet().stream().filter(code -> !asked.contains(code)).sorted().toList();
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new BookingRefused.ScreeningIncomplete(missing, unknown);
    }
    if (screening.stop().stream().anyMatch(code -> says(answers, code, Answer.Word.YES))) {
      throw new BookingRefused.TalkToUsFirst(clinic.phone());
    }
    earliest(screening, answers)
        .filter(day::isBefore)
        .ifPresent(
            earliest -> {
              throw new BookingRefused.TooSoonAfter(earliest);
            });
    return asked.stream()
        .filter(code -> !screening.info().contains(code))
        .filter(code -> isInDoubt(screening, code, Objects.requireNonNull(answers.get(code))))
        .toList();
  }

  /**
   * The questions whose answers stand in the way of a visit that is booked already, in whatever
   * way: there it is for a clinician to say what becomes of it.
   */
  static List<String> standingInTheWay(
      Screening screening, Map<String, Answer> answers, LocalDate day) {
    return screening.questions().stream()
        .filter(code -> !screening.info().contains(code))
        .filter(
            code -> {
              var answer = Objects.requireNonNull(answers.get(code));
              var washOut = screening.washOut().get(code);
              return isInDoubt(screening, code, answer)
                  || (answer.answer() == Answer.Word.YES
                      && (screening.stop().contains(code)
                          || (washOut != null
                              && answer.on() != null
                              && day.isBefore(answer.on().plus(washOut)))));
            })
        .toList();
  }

  /** The first day on which everything that has to be waited for is long enough ago. */
  private static Optional<LocalDate> earliest(Screening screening, Map<String, Answer> answers) {
    return screening.washOut().entrySet().stream()
        .filter(wait -> says(answers, wait.getKey(), Answer.Word.YES))
        .flatMap(
            wait ->
                Optional.ofNullable(Objects.requireNonNull(answers.get(wait.getKey())).on())
                    .map(on -> on.plus(wait.getValue()))
                    .stream())
        .max(Comparator.naturalOrder());
  }

  private static boolean isInDoubt(Screening screening, String code, Answer answer) {
    return switch (answer.answer()) {
      case NO -> false;
      case UNSURE -> true;
      case YES ->
          screening.ask().contains(code)
              || (screening.washOut().containsKey(code) && answer.on() == null);
    };
  }

  private static boolean says(Map<String, Answer> answers, String code, Answer.Word word) {
    return Objects.requireNonNull(answers.get(code)).answer() == word;
  }
}
