package afterglow.booking.appointment;

import static afterglow.booking.AppointmentFixture.booked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A visit sits in the only room that a consultation could have, though another would do for it: the
 * one that kept it from there has been cancelled.
 */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MakingRoomTest {
  private static final String DAY = "2027-03-08";
  private static final String CONSULTATION = DAY + "T13:15:00Z";

  private static final String ROOMS =
      """
      select distinct unit.code from claim join unit on unit.id = unit_id
      where holder = ? and need like 'ROOM:%'
      """;

  @Inject TestClock clock;
  @Inject Database database;
  @Inject PatientChanges patient;
  @Inject StaffChanges staff;

  private String clinic;
  private AppointmentFixture.Appointment inTheWay;

  @BeforeEach
  void aVisitInTheWrongRoom() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
    var first = booked(clinic, "microneedling", DAY + "T12:00:00Z");
    inTheWay = booked(clinic, "microneedling", DAY + "T13:00:00Z");
    patient.cancel(first.token(), null);
    clock.advance(Duration.ofMinutes(10));
    assertEquals(List.of("room-2"), rooms(inTheWay));
  }

  @Test
  void givesAVisitAnotherRoomAndTellsThePatientNothing() {
    slots().body("slots.start", hasItem(CONSULTATION));

    var consultation = booked(clinic, "consultation", CONSULTATION);

    assertEquals(List.of("room-2"), rooms(consultation));
    assertEquals(List.of("room-1"), rooms(inTheWay));
    assertEquals(
        List.of("afterglow.appointment.reassigned.v1, 2027-03-08T13:00:00Z, null"),
        database.column(
            """
            select concat_ws(', ', event ->> 'type', event #>> '{data,start}',
              coalesce(event #>> '{data,tellAfter}', 'null'))
            from (select payload::jsonb as event from outbox where aggregate = ? and version = 2) e
            """,
            inTheWay.id()));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  void leavesThoseWhoAreHereWhereTheyAre() {
    clock.set(Instant.parse(DAY + "T11:00:00Z"));
    staff.arrive(Set.of(clinic), inTheWay.id(), 1);

    slots().body("slots.start", not(hasItem(CONSULTATION)));
    AppointmentFixture.hold(clinic, "consultation", CONSULTATION, null).then().statusCode(409);

    assertEquals(List.of("room-2"), rooms(inTheWay));
  }

  @Test
  void movesThoseWhoOnlyHoldATimeToo() {
    patient.cancel(inTheWay.token(), null);
    clock.advance(Duration.ofMinutes(10));
    AppointmentFixture.hold(clinic, "microneedling", DAY + "T12:00:00Z", null);
    clock.advance(Duration.ofMinutes(6));
    var held = AppointmentFixture.hold(clinic, "microneedling", DAY + "T13:00:00Z", null);
    clock.advance(Duration.ofMinutes(6));

    booked(clinic, "consultation", CONSULTATION);

    AppointmentFixture.book(clinic, AppointmentFixture.formFor(held, "microneedling"), clinic)
        .then()
        .statusCode(201);
  }

  private ValidatableResponse slots() {
    return given()
        .queryParam("treatment", "consultation")
        .queryParam("from", DAY)
        .queryParam("to", DAY)
        .get("/api/booking/clinics/" + clinic + "/slots")
        .then()
        .statusCode(200);
  }

  private List<String> rooms(AppointmentFixture.Appointment of) {
    return database.column(ROOMS, of.id());
  }
}
