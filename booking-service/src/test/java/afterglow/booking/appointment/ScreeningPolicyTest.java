package afterglow.booking.appointment;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Screening;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreeningPolicyTest {
  private static final LocalDate VISIT = LocalDate.parse("2027-03-15");
  private static final Screening SCREENING =
      new Screening(
          List.of("pregnancy"), List.of("keloid"), Map.of("sun_tan", Period.ofDays(14)), List.of());
  private static final Clinic CLINIC =
      new Clinic(
          "c",
          1,
          "C",
          "123",
          "c@c.example",
          List.of("en"),
          true,
          Duration.ZERO,
          Period.ofDays(9),
          List.of(),
          List.of(),
          List.of(),
          Map.of());

  @Test
  void noToEverythingPasses() {
    assertDoesNotThrow(() -> check("sun_tan", Answer.Word.NO, null));
  }

  @Test
  void yesAndUnsureToAStopOrAnAskLeadToAClinician() {
    for (var code : List.of("pregnancy", "keloid")) {
      for (var word : List.of(Answer.Word.YES, Answer.Word.UNSURE)) {
        assertThrows(BookingRefused.TalkToUsFirst.class, () -> check(code, word, null));
      }
    }
  }

  @Test
  void theWashOutEndsOnTheDayItSays() {
    assertDoesNotThrow(() -> check("sun_tan", Answer.Word.YES, LocalDate.parse("2027-03-01")));
    var tooSoon =
        assertThrows(
            BookingRefused.TooSoonAfter.class,
            () -> check("sun_tan", Answer.Word.YES, LocalDate.parse("2027-03-02")));
    assertEquals(LocalDate.parse("2027-03-16"), tooSoon.earliest());
  }

  @Test
  void aWashOutWithoutADateOrInDoubtLeadsToAClinician() {
    assertThrows(BookingRefused.TalkToUsFirst.class, () -> check("sun_tan", Answer.Word.YES, null));
    assertThrows(
        BookingRefused.TalkToUsFirst.class, () -> check("sun_tan", Answer.Word.UNSURE, null));
  }

  @Test
  void everyQuestionAndNoOtherIsAnswered() {
    var incomplete =
        assertThrows(
            BookingRefused.ScreeningIncomplete.class,
            () ->
                ScreeningPolicy.check(
                    SCREENING,
                    Map.of(
                        "pregnancy",
                        new Answer(Answer.Word.NO, null),
                        "gout",
                        new Answer(Answer.Word.NO, null)),
                    VISIT,
                    CLINIC));
    assertEquals(List.of("sun_tan", "keloid"), incomplete.missing());
    assertEquals(List.of("gout"), incomplete.unknown());
  }

  private static void check(String code, Answer.Word word, LocalDate on) {
    var answers = new HashMap<String, Answer>();
    SCREENING.questions().forEach(q -> answers.put(q, new Answer(Answer.Word.NO, null)));
    answers.put(code, new Answer(word, on));
    ScreeningPolicy.check(SCREENING, answers, VISIT, CLINIC);
  }
}
