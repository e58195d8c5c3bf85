package afterglow.followup.careplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.followup.protocol.PackFixture;
import afterglow.followup.protocol.ProtocolPack;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FollowUpPlannerTest {
  private static final ProtocolPack LUMEN = PackFixture.lumen();
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Instant LONG_BEFORE = Instant.parse("2026-01-01T00:00:00Z");

  @Test
  void remindsAtNineInThePatientsOwnZone() {
    var planned = plan("microneedling", "2026-12-04T14:00:00Z", NEW_YORK, LONG_BEFORE);
    var reminder = with("visit/P1D", planned);

    assertEquals(Instant.parse("2026-12-03T14:00:00Z"), reminder.due().instant());
    assertEquals(local("2026-12-03T09:00"), reminder.due().local());
    assertEquals(NEW_YORK, reminder.due().zone());
    assertEquals(Purpose.REMINDER, reminder.purpose());
    assertEquals(Instant.parse("2026-12-04T11:00:00Z"), reminder.usefulUntil());
  }

  @Test
  void countsDaysInThePatientsCalendar() {
    // Noon in Auckland on the 5th is still the evening of the 4th in London.
    var reminder =
        with("visit/P1D", plan("consultation", "2026-12-04T23:00:00Z", LONDON, LONG_BEFORE));

    assertEquals(local("2026-12-03T09:00"), reminder.due().local());
  }

  @Test
  void keepsTheContactHourAcrossBothClockChanges() {
    var spring =
        with("visit/P1D", plan("consultation", "2027-03-14T15:00:00Z", NEW_YORK, LONG_BEFORE));
    var autumn =
        with("visit/P1D", plan("consultation", "2027-11-07T15:00:00Z", NEW_YORK, LONG_BEFORE));

    assertEquals(Instant.parse("2027-03-13T14:00:00Z"), spring.due().instant());
    assertEquals(Instant.parse("2027-11-06T13:00:00Z"), autumn.due().instant());
  }

  @Test
  void takesAWallTimeThatDoesNotExistForwardAndTheFirstOfTwoEqualOnes() {
    var gap = LocalMoment.of(local("2027-03-14T02:30"), NEW_YORK);
    var overlap = LocalMoment.of(local("2027-11-07T01:30"), NEW_YORK);

    assertEquals(local("2027-03-14T03:30"), gap.local());
    assertEquals(Instant.parse("2027-11-07T05:30:00Z"), overlap.instant());
  }

  @Test
  void tellsOneDaysStepsInOneMessage() {
    var planned = plan("microneedling", "2026-12-04T14:00:00Z", LONDON, LONG_BEFORE);

    assertEquals(
        List.of("visit/P1D", "microneedling/prep/P1D"), with("visit/P1D", planned).steps());
    assertEquals(
        List.of("visit/P3D", "microneedling/prep/P3D"), with("visit/P3D", planned).steps());
    assertEquals(6, planned.size());
  }

  @Test
  void movesWhatWouldComeAtNightToTheEveningBefore() {
    // Two hours before 14:00 in London it is seven in the morning in New York.
    var planned = plan("microneedling", "2026-12-04T14:00:00Z", NEW_YORK, LONG_BEFORE);

    assertEquals(
        List.of("visit/P1D", "microneedling/prep/P1D", "microneedling/prep/PT2H"),
        with("microneedling/prep/PT2H", planned).steps());
  }

  @Test
  void mergesPassedStepsIntoTheNextMessage() {
    var planned =
        plan(
            "microneedling", "2026-12-04T14:00:00Z", LONDON, Instant.parse("2026-11-30T20:00:00Z"));

    assertEquals(
        List.of(
            "visit/P3D",
            "microneedling/prep/P14D",
            "microneedling/prep/P7D",
            "microneedling/prep/P5D",
            "microneedling/prep/P3D"),
        planned.getFirst().steps());
    assertTrue(planned.stream().allMatch(p -> p.suppressed() == null));
  }

  @Test
  void writesNothingWithinTwoHoursOfTheBooking() {
    var booked = Instant.parse("2026-12-03T08:30:00Z");
    var planned = plan("consultation", "2026-12-04T14:00:00Z", LONDON, booked);

    assertEquals(2, planned.size());
    assertTrue(planned.stream().allMatch(p -> p.suppressed() == Reason.BOOKED_TOO_LATE));
  }

  @Test
  void tellsALateBookingHowToPrepareTwoHoursLater() {
    var planned =
        plan(
            "microneedling", "2026-12-04T14:00:00Z", LONDON, Instant.parse("2026-12-04T10:30:00Z"));
    var told = planned.getFirst();

    assertEquals(
        Stream.of("P14D", "P7D", "P5D", "P3D", "P1D", "PT2H")
            .map("microneedling/prep/"::concat)
            .toList(),
        told.steps());
    assertEquals(Purpose.PREPARATION, told.purpose());
    assertEquals(local("2026-12-04T12:30"), told.due().local());
    assertEquals(Instant.parse("2026-12-04T14:00:00Z"), told.usefulUntil());
    assertEquals(
        List.of(Reason.BOOKED_TOO_LATE, Reason.BOOKED_TOO_LATE),
        planned.stream().skip(1).map(PlannedFollowUp::suppressed).toList());
  }

  @Test
  void tellsALateBookingHowToPrepareWhenTheWindowOpens() {
    var booked = Instant.parse("2026-12-03T19:00:00Z");
    var told = plan("microneedling", "2026-12-04T09:00:00Z", LONDON, booked).getFirst();

    assertEquals(local("2026-12-04T08:00"), told.due().local());
  }

  @Test
  void tellsHowToPrepareAtOnceWhenTheVisitDoesNotWait() {
    var booked = Instant.parse("2026-12-04T13:00:00Z");
    var told = plan("microneedling", "2026-12-04T14:00:00Z", LONDON, booked).getFirst();

    assertEquals(booked, told.due().instant());
    assertEquals(6, told.steps().size());
  }

  @Test
  void saysWhyABookingAfterTheStartGetsNothing() {
    var start = "2026-12-04T14:00:00Z";
    var planned = plan("microneedling", start, LONDON, Instant.parse(start));

    assertEquals(8, planned.size());
    assertTrue(planned.stream().allMatch(p -> p.suppressed() == Reason.BOOKED_TOO_LATE));
  }

  @Test
  void givesATreatmentWithoutProtocolItsReminders() {
    var planned = plan("unheard-of", "2026-12-04T14:00:00Z", LONDON, LONG_BEFORE);

    assertEquals(
        List.of("visit/P3D", "visit/P1D"),
        planned.stream().flatMap(p -> p.steps().stream()).toList());
  }

  @Test
  void holdsItsRulesForAnyVisitAnywhere() {
    var random = new Random(20_261_204);
    var zones =
        Stream.of(
                "Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "Asia/Beirut")
            .map(ZoneId::of)
            .toList();
    for (var i = 0; i < 2_000; i++) {
      var zone = zones.get(random.nextInt(zones.size()));
      var start = LONG_BEFORE.plus(Duration.ofMinutes(15L * random.nextInt(70_000)));
      var booked = start.minus(Duration.ofMinutes(random.nextInt(40_000)));
      var planned = FollowUpPlanner.beforeVisit(LUMEN, "microneedling", start, zone, booked);
      var sent = planned.stream().filter(p -> p.suppressed() == null).toList();

      var days = sent.stream().map(p -> p.due().local().toLocalDate()).collect(Collectors.toSet());
      assertEquals(sent.size(), days.size(), "one message a day");
      var late = sent.stream().filter(p -> p.usefulUntil().equals(start)).toList();
      assertTrue(late.isEmpty() || late.equals(sent), "a late booking is told once");
      for (var message : sent) {
        assertTrue(message.due().instant().isBefore(message.usefulUntil()));
        if (message.due().instant().equals(booked)) {
          assertEquals(late, sent, "at once only when the visit does not wait");
          continue;
        }
        var hour = message.due().local().toLocalTime();
        assertTrue(!hour.isBefore(LocalTime.of(8, 0)) && hour.isBefore(LocalTime.of(20, 0)));
        assertTrue(!message.due().instant().isBefore(booked.plus(Duration.ofHours(2))));
        assertTrue(!message.usefulUntil().isAfter(start));
      }
      var steps = planned.stream().flatMap(p -> p.steps().stream()).toList();
      assertEquals(8, new HashSet<>(steps).size(), "every step has one fate");
      assertEquals(8, steps.size(), "every step has one fate");
    }
  }

  private static List<PlannedFollowUp> plan(
      String treatment, String start, ZoneId zone, Instant bookedAt) {
    return FollowUpPlanner.beforeVisit(LUMEN, treatment, Instant.parse(start), zone, bookedAt);
  }

  private static PlannedFollowUp with(String step, List<PlannedFollowUp> planned) {
    return planned.stream().filter(p -> p.steps().contains(step)).findFirst().orElseThrow();
  }

  private static LocalDateTime local(String text) {
    return LocalDateTime.parse(text);
  }
}
