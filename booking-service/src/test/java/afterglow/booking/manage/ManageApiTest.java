package afterglow.booking.manage;

import static afterglow.booking.AppointmentFixture.booked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ManageApiTest {
  private static final String TUESDAY_TEN = "2027-03-02T10:00:00Z";
  private static final String TUESDAY_QUARTER_PAST = "2027-03-02T10:15:00Z";

  @Inject TestClock clock;
  @Inject Database database;

  private String clinic;
  private AppointmentFixture.Appointment appointment;

  @BeforeEach
  void anAppointment() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
    appointment = booked(clinic, "microneedling", TUESDAY_TEN);
  }

  @Test
  void showsTimeAndPlaceAndNotWhatItIsFor() {
    look(appointment.token())
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-store"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .body("status", equalTo("BOOKED"))
        .body("start", equalTo(TUESDAY_TEN))
        .body("location.city", equalTo("London"));
    assertEquals(false, look(appointment.token()).asString().contains("microneedling"));
  }

  @Test
  void lookingChangesNothing() {
    var before = database.rowsOf(clinic);

    for (var i = 0; i < 10; i++) {
      look(appointment.token());
    }

    assertEquals(before, database.rowsOf(clinic));
    look(appointment.token()).then().body("version", equalTo(1));
  }

  @Test
  void movesOntoATimeThatItHalfOccupiesItself() {
    move(TUESDAY_QUARTER_PAST).then().statusCode(200).body("start", equalTo(TUESDAY_QUARTER_PAST));

    assertEquals(
        List.of("afterglow.appointment.booked.v1", "afterglow.appointment.rescheduled.v1"),
        events());
  }

  @Test
  void staysWhereItWasWhenTheNewTimeIsTaken() {
    booked(clinic, "microneedling", "2027-03-02T14:00:00Z");

    var refused = move("2027-03-02T14:00:00Z");

    refused.then().statusCode(409).body("type", equalTo("urn:afterglow:problem:slot-taken"));
    refused.then().body("alternatives", hasSize(3));
    look(appointment.token())
        .then()
        .body("start", equalTo(TUESDAY_TEN))
        .body("version", equalTo(1));
    assertEquals(
        3,
        database.count(
            "select count(*) from claim where clinic_id = ? and holder = ?",
            clinic,
            appointment.id()));
  }

  @Test
  void keepsThePatientsWordsOrRefusesThem() {
    for (var reason : List.of("a\\u0000b", "a\\u0007b", "\\ud800", "x".repeat(501))) {
      act("cancellation", "{\"reason\":\"" + reason + "\"}")
          .then()
          .statusCode(422)
          .body("type", equalTo("urn:afterglow:problem:invalid"))
          .body("errors[0].field", equalTo("reason"));
    }

    act("cancellation", "{\"reason\":\" ill \\ud83e\\udd12\\r\\n\\tand far \\u2003\"}")
        .then()
        .statusCode(200);

    assertEquals(
        List.of("ill \ud83e\udd12\n\tand far"),
        database.column(
            "select cancellation_note from appointment where id = ?", appointment.id()));
  }

  @Test
  void cancellingFreesTheTimeOnceItCannotBeTakenBackAndOnceMoreChangesNothing() {
    act("cancellation", "{\"reason\":\"ill\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("CANCELLED"));
    act("cancellation", "{}").then().statusCode(200).body("version", equalTo(2));

    assertEquals(
        List.of("afterglow.appointment.booked.v1", "afterglow.appointment.cancelled.v1"), events());
    AppointmentFixture.hold(clinic, "microneedling", TUESDAY_TEN, "ana").then().statusCode(409);
    clock.advance(Duration.ofMinutes(10));
    AppointmentFixture.hold(clinic, "microneedling", TUESDAY_TEN, "ana").then().statusCode(201);
    move(TUESDAY_QUARTER_PAST)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:afterglow:problem:not-allowed-from"))
        .body("status", not(equalTo("BOOKED")));
  }

  @Test
  void onceTheVisitsTimeHasComeNothingIsChangedByLink() {
    clock.set(Instant.parse(TUESDAY_TEN));

    for (var refused :
        List.of(move("2027-03-09T10:00:00Z"), act("cancellation", "{}"), act("confirmation", ""))) {
      refused.then().statusCode(409).body("type", equalTo("urn:afterglow:problem:already-begun"));
    }
    look(appointment.token()).then().body("version", equalTo(1));
  }

  @Test
  void cancellingOnceMoreAfterItsTimeStillChangesNothing() {
    act("cancellation", "{}");
    clock.set(Instant.parse(TUESDAY_TEN));

    act("cancellation", "{}").then().statusCode(200).body("version", equalTo(2));
  }

  @Test
  void thePatientsReasonIsKeptAndPublishedNowhere() {
    act("cancellation", "{\"reason\":\"a cold sore\"}");

    assertEquals(
        List.of("a cold sore"),
        database.column("select cancellation_note from appointment where clinic_id = ?", clinic));
    assertEquals(
        0,
        database.count(
            "select count(*) from outbox where clinic_id = ? and payload like '%cold sore%'",
            clinic));
  }

  @Test
  void confirmingOnceIsEnough() {
    act("confirmation", "").then().statusCode(200).body("confirmedAt", notNullValue());
    act("confirmation", "").then().statusCode(200).body("version", equalTo(2));
  }

  @Test
  void anUnknownAndATooOldLinkLookTheSame() {
    var unknown = look("no-such-token");
    clock.advance(Duration.ofDays(3));
    var old = look(appointment.token());

    old.then().statusCode(404);
    assertEquals(unknown.asString(), old.asString());
    assertEquals(unknown.statusCode(), old.statusCode());
  }

  @Test
  void aBookingLeavesNoTokenInTheDatabase() {
    assertEquals(
        List.of(),
        database.column(
            "select answer from idempotency_key where clinic_id = ? and answer like ?",
            clinic,
            "%" + appointment.token() + "%"));
    database
        .column("select payload from outbox where clinic_id = ?", clinic)
        .forEach(
            payload ->
                org.hamcrest.MatcherAssert.assertThat(
                    payload, not(containsString(appointment.token()))));
  }

  private List<String> events() {
    return database.column(
        "select payload::jsonb ->> 'type' from outbox where aggregate = ? order by version",
        appointment.id());
  }

  private static Response look(String token) {
    return given().get("/api/booking/manage/" + token);
  }

  private Response move(String start) {
    return given()
        .contentType(ContentType.JSON)
        .body(Map.of("start", start))
        .post("/api/booking/manage/" + appointment.token() + "/reschedule");
  }

  private Response act(String act, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/manage/" + appointment.token() + "/" + act);
  }
}
