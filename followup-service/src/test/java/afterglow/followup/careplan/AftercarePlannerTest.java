package afterglow.followup.careplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.followup.protocol.PackFixture;
import afterglow.followup.protocol.ProtocolPack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class AftercarePlannerTest {
  private static final ProtocolPack LUMEN = PackFixture.lumen();
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  @Test
  void countsHoursFromTheRealEndAndDaysAtTheContactHour() {
    var planned = after("microneedling", "2026-12-04T11:20:00Z", LONDON);

    assertEquals(local("2026-12-04T13:20"), at("PT2H", planned).due().local());
    assertEquals(local("2026-12-07T11:20"), at("PT72H", planned).due().local());
    assertEquals(local("2026-12-11T09:00"), at("P7D", planned).due().local());
  }

  @Test
  void countsElapsedHoursAcrossAClockChangeAndDaysByTheCalendar() {
    var planned = after("microneedling", "2027-03-13T19:00:00Z", NEW_YORK);

    assertEquals(local("2027-03-14T15:00"), at("PT24H", planned).due().local());
    assertEquals(local("2027-03-20T09:00"), at("P7D", planned).due().local());
  }

  @Test
  void waitsForTheMorningWithWhatWouldComeAtNight() {
    var planned = after("microneedling", "2026-12-04T18:30:00Z", LONDON);

    var morning = at("PT2H", planned);
    assertEquals(local("2026-12-05T08:00"), morning.due().local());
    assertEquals(
        List.of("microneedling/checkin/PT2H", "microneedling/checkin/PT24H"), morning.steps());
  }

  @Test
  void sendsSafetyQuestionsUntilTenInTheEvening() {
    var evening = at("PT2H", after("dermal-filler", "2026-12-04T19:30:00Z", LONDON));
    var night = at("PT2H", after("dermal-filler", "2026-12-04T20:30:00Z", LONDON));

    assertTrue(evening.safety());
    assertEquals(local("2026-12-04T21:30"), evening.due().local());
    assertEquals(local("2026-12-05T08:00"), night.due().local());
  }

  @Test
  void knowsWhatMustBeAnsweredAndHowLongSilenceIsFine() {
    var planned = after("microneedling", "2026-12-04T11:20:00Z", LONDON);

    assertEquals(Duration.ofHours(4), at("PT72H", planned).silence());
    assertFalse(at("PT72H", planned).safety());
    assertEquals(null, at("PT24H", planned).silence());
  }

  @Test
  void isUsefulUntilTheNextIsDue() {
    var planned = after("microneedling", "2026-12-04T11:20:00Z", LONDON);

    assertEquals(at("PT48H", planned).due().instant(), at("PT24H", planned).usefulUntil());
  }

  @Test
  void catchesUpWithWhatMustBeAnsweredAndTheNewest() {
    var planned =
        AftercarePlanner.afterVisit(
            LUMEN,
            "microneedling",
            Instant.parse("2026-12-01T11:00:00Z"),
            LONDON,
            Instant.parse("2026-12-03T15:00:00Z"));

    assertEquals(Reason.TOO_LATE, at("PT2H", planned).suppressed());
    assertEquals(Reason.TOO_LATE, at("PT24H", planned).suppressed());
    assertEquals(local("2026-12-03T15:00"), at("PT48H", planned).due().local());
    assertEquals(local("2026-12-04T11:00"), at("PT72H", planned).due().local());
  }

  @Test
  void followsNothingAfterATreatmentWithoutProtocol() {
    assertEquals(List.of(), after("unheard-of", "2026-12-04T11:20:00Z", LONDON));
    assertEquals(List.of(), after("consultation", "2026-12-04T11:20:00Z", LONDON));
  }

  private static List<PlannedFollowUp> after(String treatment, String endedAt, ZoneId zone) {
    var end = Instant.parse(endedAt);
    return AftercarePlanner.afterVisit(LUMEN, treatment, end, zone, end.plusSeconds(150));
  }

  private static PlannedFollowUp at(String span, List<PlannedFollowUp> planned) {
    return planned.stream()
        .filter(p -> p.steps().stream().anyMatch(step -> step.endsWith("/" + span)))
        .findFirst()
        .orElseThrow();
  }

  private static LocalDateTime local(String text) {
    return LocalDateTime.parse(text);
  }
}
