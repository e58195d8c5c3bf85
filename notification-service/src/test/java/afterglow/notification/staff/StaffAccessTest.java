package afterglow.notification.staff;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class StaffAccessTest {
  private static final String OURS = "[\"lumen\"]";

  @Inject PatientFixture patients;
  @Inject Database database;

  /** A call for every route that staff have; a new one must be added here, and note its use. */
  private Map<String, Supplier<Response>> calls() {
    return Map.of(
        "GET /api/notification/audit",
        () -> given().get("/api/notification/audit"),
        "GET /api/notification/messages",
        () ->
            given()
                .queryParam("patient", patients.aPatient().recorded().booked().id)
                .get("/api/notification/messages"));
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

  private long accesses() {
    return database.texts("select id from staff_access where clinic_id = 'lumen'").size();
  }
}
