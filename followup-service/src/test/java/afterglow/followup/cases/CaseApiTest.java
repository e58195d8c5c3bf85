package afterglow.followup.cases;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class CaseApiTest {
  private static final String LUMEN = "[\"lumen\"]";
  private static final String BUSY = "[\"busy\"]";
  private static final String AURORA = "[\"aurora\"]";

  @Inject AftercareFixture aftercare;
  @Inject Database database;

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = LUMEN, type = ClaimType.JSON_ARRAY))
  void showsOpenCasesWithTheirExplanation() {
    var visit = withRedFlag("lumen");

    given()
        .get("/api/followup/cases?state=open")
        .then()
        .statusCode(200)
        .body("find { it.appointment == '%s' }.urgency".formatted(visit.id), equalTo("SAME_DAY"))
        .body("find { it.appointment == '%s' }.version".formatted(visit.id), equalTo(1))
        .body(
            "find { it.appointment == '%s' }.explanation.rules.rule".formatted(visit.id),
            contains("flag infection"))
        .body("clinic", everyItem(equalTo("lumen")));
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = LUMEN, type = ClaimType.JSON_ARRAY))
  void acknowledgesTheVersionThatWasSeen() {
    var visit = withRedFlag("lumen");
    var id = caseOf(visit);

    acknowledge(id, null)
        .statusCode(428)
        .body("type", equalTo("urn:afterglow:problem:version-required"));
    acknowledge(id, "\"7\"")
        .statusCode(412)
        .body("type", equalTo("urn:afterglow:problem:stale-version"))
        .body("version", equalTo(1));
    acknowledge(id, "soon").statusCode(428);
    acknowledge(id, "\"1\"")
        .statusCode(200)
        .body("state", equalTo("ACKNOWLEDGED"))
        .body("acknowledgedBy", equalTo("ana"))
        .body("version", equalTo(2));
    acknowledge(id, "1").statusCode(412);
    acknowledge(id, "2")
        .statusCode(409)
        .body("type", equalTo("urn:afterglow:problem:case-not-open"));

    assertEquals("case-acknowledged", aftercare.events(visit).getLast());
    given().get("/api/followup/cases?state=open").then().body("id", not(hasItem(id)));
    given().get("/api/followup/cases?state=acknowledged").then().body("id", hasItem(id));
  }

  @Test
  @TestSecurity(
      user = "nora",
      roles = {"clinician", "manager", "reception"})
  @OidcSecurity(claims = @Claim(key = "clinics", value = AURORA, type = ClaimType.JSON_ARRAY))
  void keepsEachClinicToItself() {
    var visit = withRedFlag("lumen");

    given()
        .get("/api/followup/cases")
        .then()
        .statusCode(200)
        .body("clinic", everyItem(equalTo("aurora")));
    acknowledge(caseOf(visit), "1")
        .statusCode(404)
        .body("type", equalTo("urn:afterglow:problem:not-found"));
    given().get("/api/followup/patients/{p}/care-plans", visit.patient).then().statusCode(404);
  }

  @Test
  @TestSecurity(user = "bea", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = BUSY, type = ClaimType.JSON_ARRAY))
  void showsTheMostUrgentFirstAndCutsNothingOffInSilence() {
    var mild = caseOf(withFlag("busy", "infection"));
    var urgent = caseOf(withFlag("busy", "fever"));
    var milder = caseOf(withFlag("busy", "infection"));
    var sameDay = Stream.of(mild, milder).sorted().toList();

    given()
        .get("/api/followup/cases")
        .then()
        .body("id", contains(urgent, sameDay.get(0), sameDay.get(1)));

    var first = given().get("/api/followup/cases?limit=2").then().body("size()", equalTo(2));
    var link = first.extract().header("Link");
    assertTrue(link.endsWith("; rel=\"next\""), link);
    given()
        .get(link.substring(1, link.indexOf('>')))
        .then()
        .statusCode(200)
        .header("Link", nullValue())
        .body("id", contains(sameDay.get(1)));
    given().get("/api/followup/cases?after={id}", UUID.randomUUID()).then().statusCode(404);
    given().get("/api/followup/cases?limit=0").then().statusCode(422);
    given().get("/api/followup/cases?limit=501").then().statusCode(422);
    given().get("/api/followup/cases?limit=ten").then().statusCode(422);
  }

  @Test
  @TestSecurity(user = "stranger", roles = "clinician")
  void showsNothingToSomebodyWithoutAClinic() {
    withRedFlag("lumen");

    given().get("/api/followup/cases").then().statusCode(200).body("size()", equalTo(0));
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = LUMEN, type = ClaimType.JSON_ARRAY))
  void letsAnAuditorLookAndNotTouch() {
    var visit = withRedFlag("lumen");

    given().get("/api/followup/cases").then().statusCode(200);
    acknowledge(caseOf(visit), "1")
        .statusCode(403)
        .body("type", equalTo("urn:afterglow:problem:not-allowed"));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = LUMEN, type = ClaimType.JSON_ARRAY))
  void showsReceptionWhatWasSentAndWhyNotButNoCases() {
    var visit = withRedFlag("lumen");

    given().get("/api/followup/cases").then().statusCode(403);
    given()
        .get("/api/followup/patients/{p}/care-plans", visit.patient)
        .then()
        .statusCode(200)
        .body("[0].treatment", equalTo("microneedling"))
        .body(
            "[0].followUps.find { it.steps.contains('microneedling/checkin/PT24H') }.dueLocal",
            equalTo("2026-12-05T11:20:00"))
        .body(
            "[0].followUps.find { it.steps.contains('microneedling/checkin/PT24H') }.status",
            equalTo("ANSWERED"))
        .body("[0].followUps.find { it.steps.contains('visit/P3D') }.reason", equalTo("FULFILLED"));
  }

  @Test
  void refusesAnAnonymousCaller() {
    given()
        .get("/api/followup/cases")
        .then()
        .statusCode(401)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:not-signed-in"));
    given().get("/api/followup/patients/{p}/care-plans", UUID.randomUUID()).then().statusCode(401);
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = LUMEN, type = ClaimType.JSON_ARRAY))
  void refusesAStateThatThereIsNot() {
    given()
        .get("/api/followup/cases?state=lost")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:invalid"))
        .body("errors[0].field", equalTo("state"));
    given()
        .get("/api/followup/cases?after=nobody")
        .then()
        .statusCode(422)
        .body("errors[0].field", equalTo("after"));
    given().get("/api/followup/patients/nobody/care-plans").then().statusCode(404);
  }

  private Appointment withRedFlag(String clinic) {
    return withFlag(clinic, "infection");
  }

  private Appointment withFlag(String clinic, String flag) {
    var visit = aftercare.treated(clinic, "microneedling");
    aftercare.after(Duration.ofHours(24));
    given()
        .contentType("application/json")
        .body("{\"answers\": {\"flags\": [\"" + flag + "\"]}}")
        .post("/api/followup/checkins/{t}", aftercare.token(visit, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200);
    return visit;
  }

  private String caseOf(Appointment visit) {
    return database
        .texts("select id from aftercare_case where appointment = ?", visit.id)
        .getFirst();
  }

  private static ValidatableResponse acknowledge(String id, @Nullable String seen) {
    var call = given().contentType("application/json");
    if (seen != null) {
      call.header("If-Match", seen);
    }
    return call.post("/api/followup/cases/{id}/acknowledgement", id).then();
  }
}
