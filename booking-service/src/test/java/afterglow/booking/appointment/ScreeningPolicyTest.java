package afterglow.booking.appointment;

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
          List.of("pregnancy"),
          List.of("keloid"),
          Map.of("sun_tan", Period.ofDays(14)),
          List.of("event_soon"));
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
    assertEquals(List.of(), check("sun_tan", Answer.Word.NO, null));
  }

  @Test
  void yesToAStopMeansToTalkFirst() {
    assertThrows(
        BookingRefused.TalkToUsFirst.class, () -> check("pregnancy", Answer.Word.YES, null));
  }

  @Test
  void aClinicianJudgesWhatIsToBeAskedAndWhateverIsUnsure() {
    assertEquals(List.of("keloid"), check("keloid", Answer.Word.YES, null));
    for (var code : List.of("pregnancy", "keloid", "sun_tan")) {
      assertEquals(List.of(code), check(code, Answer.Word.UNSURE, null));
    }
    assertEquals(List.of("sun_tan"), check("sun_tan", Answer.Word.YES, null), "no date");
  }

  @Test
  void whatIsOnlyForTheNotesStandsInNobodysWay() {
    for (var word : Answer.Word.values()) {
      assertEquals(List.of(), check("event_soon", word, null));
    }
  }

  @Test
  void theWashOutEndsOnTheDayItSays() {
    assertEquals(List.of(), check("sun_tan", Answer.Word.YES, LocalDate.parse("2027-03-01")));
    var tooSoon =
        assertThrows(
            BookingRefused.TooSoonAfter.class,
            () -> check("sun_tan", Answer.Word.YES, LocalDate.parse("2027-03-02")));
    assertEquals(LocalDate.parse("2027-03-16"), tooSoon.earliest());
  }

  @Test
  void everyQuestionAndNoOtherIsAnswered() {
    var incomplete =
        assertThrows(
            BookingRefused.ScreeningIncomplete.class,
            () ->
                ScreeningPolicy.toReview(
                    SCREENING,
                    Map.of(
                        "pregnancy",
                        new Answer(Answer.Word.NO, null),
                        "gout",
                        new Answer(Answer.Word.NO, null)),
                    VISIT,
                    CLINIC));
    assertEquals(List.of("sun_tan", "keloid", "event_soon"), incomplete.missing());
    assertEquals(List.of("gout"), incomplete.unknown());
  }

  private static List<String> check(String code, Answer.Word word, LocalDate on) {
    var answers = new HashMap<String, Answer>();
    SCREENING.questions().forEach(q -> answers.put(q, new Answer(Answer.Word.NO, null)));
    answers.put(code, new Answer(word, on));
    return ScreeningPolicy.toReview(SCREENING, answers, VISIT, CLINIC);
  }
}
