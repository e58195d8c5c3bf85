package afterglow.booking.board;

import static afterglow.booking.AppointmentFixture.booked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StaffAppointmentApiTest {
  private static final String OURS = "[\"staffed\"]";
  private static final String ELSEWHERE = "[\"somewhere-else\"]";

  @Inject TestClock clock;
  @Inject Database database;

  private AppointmentFixture.Appointment appointment;

  @BeforeEach
  void anAppointmentOfTheirClinic() {
    // Each test has a week of its own, since the clinic's name is fixed in the annotations.
    clock.set(TestClock.MONDAY_TEN);
    ClinicFixture.imported("staffed");
    var free =
        given()
            .queryParam("treatment", "consultation")
            .get("/api/booking/clinics/staffed/slots")
            .<String>path("soonest");
    appointment = booked("staffed", "consultation", free);
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void takeAVisitFromArrivalToItsRealEnd() {
    act("arrival", 1, "").then().statusCode(200).header("ETag", equalTo("\"2\""));
    clock.set(Instant.parse("2027-03-20T12:00:00Z"));

    act("fulfilment", 2, "{\"endedAt\":\"2027-03-20T11:40:00Z\"}")
        .then()
        .statusCode(200)
        .body("status", equalTo("FULFILLED"))
        .body("endedAt", equalTo("2027-03-20T11:40:00Z"));

    assertEquals(
        List.of("1 booked", "2 arrived", "3 fulfilled"),
        database.column(
            "select version || ' ' || split_part(payload::jsonb ->> 'type', '.', 3)"
                + " from outbox where aggregate = ? order by version",
            appointment.id()));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void refuseWhatTheVisitsStateDoesNotAllow() {
    var before = visits();
    assertProblem(
        act("fulfilment", 1, "{\"endedAt\":\"2027-04-01T10:00:00Z\"}"), 422, "ends-in-the-future");
    assertProblem(act("arrival", 7, ""), 412, "stale-version");
    assertProblem(
        given().post("/api/booking/appointments/" + appointment.id() + "/arrival"),
        428,
        "version-required");
    assertProblem(
        given()
            .header("If-Match", "soon")
            .post("/api/booking/appointments/" + appointment.id() + "/arrival"),
        428,
        "version-required");
    assertEquals(before, visits());
    clock.set(Instant.parse("2027-03-29T12:00:00Z"));
    act("no-show", 1, "").then().statusCode(200);
    assertProblem(act("arrival", 2, ""), 409, "not-allowed-from");
    act("arrival", 2, "")
        .then()
        .body("status", equalTo(409))
        .body("current", equalTo("NO_SHOW"))
        .body("allowed", equalTo(List.of()));
    assertProblem(
        given()
            .header("If-Match", "1")
            .post("/api/booking/appointments/" + UUID.randomUUID() + "/arrival"),
        404,
        "not-found");
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void cannotEndAVisitBeforeItWasBookedButBeforeItsStart() {
    assertProblem(
        act("fulfilment", 1, "{\"endedAt\":\"2027-03-01T09:59:00Z\"}"), 422, "ends-before-booked");

    act("fulfilment", 1, "{\"endedAt\":\"2027-03-01T10:00:00Z\"}").then().statusCode(200);
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void waitForTheDayOfAnArrivalAndForTheStartOfANoShow() {
    var later = booked("staffed", "consultation", "2027-03-23T10:00:00Z");
    var before = visits();
    // Still the day before in London.
    clock.set(Instant.parse("2027-03-22T23:59:59Z"));
    assertProblem(act(later, "arrival", 1, ""), 409, "before-its-day");
    assertProblem(act(later, "fulfilment", 1, "{}"), 409, "before-its-day");
    clock.set(Instant.parse("2027-03-23T09:59:59Z"));
    assertProblem(act(later, "no-show", 1, ""), 409, "before-its-start");
    assertEquals(before, visits());

    act(later, "arrival", 1, "").then().statusCode(200);
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void canCancelAVisitWhoseTimeHasCome() {
    clock.set(Instant.parse("2027-03-29T12:00:00Z"));

    act("cancellation", 1, "").then().statusCode(200).body("status", equalTo("CANCELLED"));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void readWhyAPatientCancelled() {
    given()
        .contentType(ContentType.JSON)
        .body("{\"reason\":\"ill\"}")
        .post("/api/booking/manage/" + appointment.token() + "/cancellation");

    given()
        .queryParam("from", "2027-03-01")
        .queryParam("to", "2027-03-31")
        .get("/api/booking/clinics/staffed/board")
        .then()
        .body(
            "appointments.find { it.id == '" + appointment.id() + "' }.cancellationNote",
            equalTo("ill"));
  }

  @Test
  @TestSecurity(
      user = "nora",
      roles = {"reception", "manager"})
  @OidcSecurity(claims = @Claim(key = "clinics", value = ELSEWHERE, type = ClaimType.JSON_ARRAY))
  void seeNothingOfAnotherClinic() {
    var before = visits();
    assertProblem(act("arrival", 1, ""), 404, "not-found");
    assertProblem(given().get("/api/booking/clinics/staffed/board"), 404, "not-found");
    assertEquals(before, visits());
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void anAuditorLooksAndDoesNotTouch() {
    var before = visits();
    assertProblem(act("arrival", 1, ""), 403, "not-allowed");
    assertEquals(before, visits());
    given()
        .queryParam("from", "2027-03-01")
        .queryParam("to", "2027-03-31")
        .get("/api/booking/clinics/staffed/board")
        .then()
        .statusCode(200)
        .body(
            "appointments.find { it.id == '" + appointment.id() + "' }.patientName",
            equalTo("Sam Khan"))
        .body("appointments.find { it.id == '" + appointment.id() + "' }.version", equalTo(1));
    assertProblem(
        given()
            .queryParam("from", "2027-03-01")
            .queryParam("to", "2027-04-01")
            .get("/api/booking/clinics/staffed/board"),
        400,
        "bad-range");
    assertProblem(
        given().queryParam("from", "+500000-01-01").get("/api/booking/clinics/staffed/board"),
        400,
        "bad-range");
  }

  @Test
  void nobodyWhoIsNotSignedInComesIn() {
    assertProblem(act("arrival", 1, ""), 401, "not-signed-in");
    assertProblem(given().get("/api/booking/clinics/staffed/board"), 401, "not-signed-in");
  }

  private Response act(String act, int version, String body) {
    return act(appointment, act, version, body);
  }

  private static Response act(
      AppointmentFixture.Appointment appointment, String act, int version, String body) {
    return given()
        .header("If-Match", "\"" + version + "\"")
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/appointments/" + appointment.id() + "/" + act);
  }

  private static void assertProblem(Response response, int status, String type) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:" + type));
  }

  private List<String> visits() {
    return database.column(
        "select id || ' ' || version || ' ' || status from appointment"
            + " where clinic_id = 'staffed' order by id");
  }
}
