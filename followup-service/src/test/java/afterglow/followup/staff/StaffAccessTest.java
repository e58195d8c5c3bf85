package afterglow.followup.staff;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.checkin.AftercareFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class StaffAccessTest {
  private static final String OURS = "[\"audited\"]";

  @Inject AftercareFixture aftercare;
  @Inject Database database;

  /** A call for every route that staff have; a new one must be added here, and note its use. */
  private Map<String, Supplier<Response>> calls() {
    return Map.of(
        "GET /care",
        () -> given().get("/care"),
        "POST /care/cases/{id}/acknowledgement",
        () ->
            given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("version", "1")
                .post("/care/cases/" + aCaseOf(treated()) + "/acknowledgement"),
        "POST /care/cases/{id}/notes",
        () ->
            given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("key", "k")
                .formParam("text", "Called")
                .post("/care/cases/" + aCaseOf(treated()) + "/notes"),
        "POST /api/followup/cases/{id}/notes",
        () ->
            given()
                .contentType("application/json")
                .header("Idempotency-Key", "k")
                .body("{\"text\": \"Called\"}")
                .post("/api/followup/cases/" + aCaseOf(treated()) + "/notes"),
        "GET /api/followup/audit",
        () -> given().get("/api/followup/audit"),
        "GET /api/followup/cases",
        () -> given().get("/api/followup/cases"),
        "POST /api/followup/cases/{id}/acknowledgement",
        () ->
            given()
                .contentType("application/json")
                .header("If-Match", "1")
                .post("/api/followup/cases/" + aCaseOf(treated()) + "/acknowledgement"),
        "GET /api/followup/patients/{patient}/care-plans",
        () -> given().get("/api/followup/patients/" + treated().patient + "/care-plans"));
  }

  @Test
  @TestSecurity(
      user = "maya",
      roles = {"reception", "clinician", "manager", "auditor"})
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void everyUseOfEveryStaffRouteIsNotedOnce() {
    assertEquals(StaffRoutes.all(), calls().keySet());
    calls()
        .forEach(
            (route, call) -> {
              var before = accesses();
              var answer = call.get();
              assertTrue(answer.statusCode() < 400, route + " " + answer.asString());
              assertEquals(before + 1, accesses(), route);
              assertEquals("no-store", answer.header("Cache-Control"), route);
            });
  }

  private Appointment treated() {
    return aftercare.treated("audited", "microneedling");
  }

  private String aCaseOf(Appointment visit) {
    aftercare.after(Duration.ofHours(24));
    given()
        .contentType("application/json")
        .body("{\"answers\": {\"flags\": [\"infection\"]}}")
        .post("/api/followup/checkins/{t}", aftercare.token(visit, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200);
    return database
        .texts("select id from aftercare_case where appointment = ?", visit.id)
        .getFirst();
  }

  private long accesses() {
    return database.texts("select id from staff_access where clinic_id = 'audited'").size();
  }
}
