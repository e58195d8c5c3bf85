package afterglow.followup.careplan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class CarePlanTest {
  private static final Instant BOOKED = Instant.parse("2026-11-23T09:41:07Z");
  private static final Instant ENDED = Instant.parse("2026-12-04T15:20:00Z");

  @Inject BookingFeed booking;
  @Inject ClinicFixture clinics;
  @Inject DueFollowUps due;
  @Inject Database database;

  @BeforeEach
  void clinic() {
    clinics.haveProtocols("lumen");
  }

  @Test
  void plansRemindersAndPreparationWhenBooked() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));

    assertEquals(
        List.of(
            "2026-11-27 09:00 PREPARATION PLANNED microneedling/prep/P14D microneedling/prep/P7D",
            "2026-11-29 09:00 PREPARATION PLANNED microneedling/prep/P5D",
            "2026-12-01 09:00 REMINDER PLANNED visit/P3D microneedling/prep/P3D",
            "2026-12-03 09:00 REMINDER PLANNED"
                + " visit/P1D microneedling/prep/P1D microneedling/prep/PT2H"),
        steps(visit));
  }

  @Test
  void remembersWallTimeZoneAndTimeZoneRelease() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));

    var zones =
        database.texts(
            "select distinct due_zone || ' ' || (due_local at time zone due_zone = due_at) || ' '"
                + " || (tzdb ~ '^20') from follow_up f join care_plan p on p.id = f.care_plan"
                + " where p.appointment = ?",
            visit.id);
    assertEquals(List.of("America/New_York true true"), zones);
  }

  @Test
  void plansForAPatientWhoseZoneIsAnOffsetAlone() {
    var visit = new Appointment();
    visit.patientZone = ZoneId.of("+02:00");
    booking.deliver(visit.booked(BOOKED));

    assertEquals(
        List.of("+02:00 true"),
        database.texts(
            "select distinct due_zone || ' ' || (tzdb ~ '^20') from follow_up f"
                + " join care_plan p on p.id = f.care_plan where p.appointment = ?",
            visit.id));
  }

  @Test
  void plansAnewForANewTimeAndForgetsTheOldOne() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    booking.deliver(
        visit.rescheduled(Instant.parse("2026-12-11T14:00:00Z"), BOOKED.plusSeconds(3_600)));

    assertEquals(4, withStatus(visit, "WITHDRAWN", 1).size());
    assertEquals(
        List.of(
            "2026-11-27 09:00",
            "2026-12-04 09:00",
            "2026-12-06 09:00",
            "2026-12-08 09:00",
            "2026-12-10 09:00"),
        withStatus(visit, "PLANNED", 2));
    assertEquals(List.of(), events(visit), "nobody had been asked for anything");
  }

  @Test
  void changesNothingWhenThePatientConfirms() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    var before = steps(visit);
    booking.deliver(visit.confirmed(BOOKED.plusSeconds(60)));

    assertEquals(before, steps(visit));
  }

  @Test
  void stopsEverythingWhenCancelledAndTakesBackWhatWasAskedFor() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    due.doDue(Instant.parse("2026-11-27T14:00:01Z"));
    booking.deliver(visit.cancelled(Instant.parse("2026-11-27T14:00:05Z")));

    assertEquals(4, withStatus(visit, "WITHDRAWN", 1).size());
    assertEquals(List.of("due", "withdrawn CANCELLED"), events(visit));
    assertEquals(List.of("REVOKED"), state(visit));
  }

  @Test
  void plansAgainWhatWasStoppedWhenTheCancellationIsTakenBack() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    var before = steps(visit);
    booking.deliver(
        visit.cancelled(BOOKED.plusSeconds(60)), visit.reinstated(BOOKED.plusSeconds(120)));

    assertEquals(before.size(), withStatus(visit, "PLANNED", 3).size());
    assertEquals(List.of("ACTIVE"), state(visit));
  }

  @Test
  void goesOnUndisturbedWhenAnArrivalIsTakenBack() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    var before = steps(visit);
    booking.deliver(
        visit.next("appointment-arrived", ENDED), visit.reinstated(ENDED.plusSeconds(60)));

    assertEquals(before, steps(visit));
  }

  @Test
  void countsAftercareFromTheCorrectedEnd() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED), visit.fulfilled(ENDED, ENDED));
    var planned = withStatus(visit, "PLANNED", 2);
    booking.deliver(visit.corrected(ENDED.minusSeconds(3_600), ENDED.plusSeconds(600)));

    assertEquals(List.of(), withStatus(visit, "PLANNED", 2));
    assertEquals(planned.size(), withStatus(visit, "PLANNED", 3).size());
  }

  @Test
  void stopsEverythingAfterANoShowAndNeverAsksHowItHeals() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED), visit.missed(ENDED));
    due.doDue(ENDED.plusSeconds(86_400));

    assertEquals(4, withStatus(visit, "WITHDRAWN", 1).size());
    assertEquals(List.of(), events(visit));
  }

  @Test
  void plansAftercareFromTheRealEndWithTheProtocolsOfThatMoment() {
    var clinic = "changing-" + UUID.randomUUID();
    clinics.haveProtocols(clinic);
    var visit = new Appointment();
    visit.clinic = clinic;
    booking.deliver(visit.booked(BOOKED));
    clinics.haveProtocols(clinic, text -> text.replace("at: PT2H", "at: PT3H"));
    booking.deliver(visit.fulfilled(ENDED, ENDED.plusSeconds(150)));

    assertEquals(4, withStatus(visit, "WITHDRAWN", 1).size());
    var aftercare = steps(visit).stream().filter(step -> step.contains("CHECK_IN")).toList();
    assertEquals(
        "2026-12-04 13:20 CHECK_IN PLANNED microneedling/checkin/PT3H", aftercare.getFirst());
    assertEquals(7, aftercare.size());
    assertEquals(
        List.of("2"),
        database.texts("select protocol_version from care_plan where appointment = ?", visit.id));
  }

  @Test
  void asksForNothingThatIsOfNoUseAnyMore() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    due.doDue(Instant.parse("2026-12-03T20:00:00Z"));

    assertEquals(
        List.of("TOO_LATE", "TOO_LATE", "TOO_LATE"),
        database.texts(
            "select reason from follow_up f join care_plan p on p.id = f.care_plan"
                + " where p.appointment = ? and status = 'SUPPRESSED'",
            visit.id));
    assertEquals(List.of("due"), events(visit));
  }

  @Test
  void keepsAPlanForAClinicWithoutProtocols() {
    var visit = new Appointment();
    visit.clinic = "without-protocols";
    booking.deliver(visit.booked(BOOKED), visit.fulfilled(ENDED, ENDED));

    assertEquals(List.of(), steps(visit));
    assertEquals(List.of("ACTIVE"), state(visit));
  }

  @Test
  void tellsALateBookingHowToPrepareWithoutReminding() {
    var visit = new Appointment();
    booking.deliver(visit.booked(Instant.parse("2026-12-04T09:00:00Z")));

    assertEquals(
        List.of(
            "2026-12-01 09:00 REMINDER SUPPRESSED visit/P3D",
            "2026-12-03 09:00 REMINDER SUPPRESSED visit/P1D",
            "2026-12-04 08:00 PREPARATION PLANNED microneedling/prep/P14D microneedling/prep/P7D"
                + " microneedling/prep/P5D microneedling/prep/P3D microneedling/prep/P1D"
                + " microneedling/prep/PT2H"),
        steps(visit));
  }

  private List<String> steps(Appointment visit) {
    return database.texts(
        "select to_char(due_local, 'YYYY-MM-DD HH24:MI ') || purpose || ' ' || f.status || ' '"
            + " || steps from follow_up f join care_plan p on p.id = f.care_plan"
            + " where p.appointment = ? order by due_at",
        visit.id);
  }

  private List<String> withStatus(Appointment visit, String status, int anchor) {
    return database.texts(
        "select to_char(due_local, 'YYYY-MM-DD HH24:MI') from follow_up f"
            + " join care_plan p on p.id = f.care_plan where p.appointment = ? and f.status = ?"
            + " and f.anchor_version = ? order by due_at",
        visit.id,
        status,
        anchor);
  }

  private List<String> state(Appointment visit) {
    return database.texts("select state from care_plan where appointment = ?", visit.id);
  }

  private List<String> events(Appointment visit) {
    return database.texts(
        "select trim(replace(replace(payload::json ->> 'type', 'afterglow.follow-up.', ''), '.v1', '')"
            + " || ' ' || coalesce(payload::json -> 'data' ->> 'reason', ''))"
            + " from outbox o join care_plan p on p.id = o.aggregate where p.appointment = ?"
            + " order by o.version",
        visit.id);
  }
}
