package afterglow.notification.message;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class MessageApiTest {
  private static final String OURS = "[\"lumen\"]";
  private static final String ELSEWHERE = "[\"vega\"]";

  @Inject PatientFixture patients;
  @Inject Database database;

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void showsTheClinicsMessagesAndRemembersWhoLooked() {
    var sam = patients.aPatient().recorded().booked().rescheduled();

    given()
        .queryParam("patient", sam.id)
        .queryParam("appointment", sam.appointment)
        .get("/api/notification/messages")
        .then()
        .statusCode(200)
        .body("messages", hasSize(2))
        .body("messages[0].purpose", equalTo("RESCHEDULED"))
        .body("messages[0].state", equalTo("PLANNED"))
        .body(not(containsString(sam.email)))
        .body(not(containsString("Khan")));

    assertEquals(
        List.of("ada"),
        database.texts(
            "select staff_name from staff_access where patients @> array[cast(? as uuid)]",
            sam.id));
  }

  @Test
  @TestSecurity(user = "nora", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = ELSEWHERE, type = ClaimType.JSON_ARRAY))
  void showsNothingOfAnotherClinic() {
    var sam = patients.aPatient().recorded().booked();

    given()
        .queryParam("patient", sam.id)
        .get("/api/notification/messages")
        .then()
        .statusCode(200)
        .body("messages", hasSize(0));
  }

  @Test
  @TestSecurity(user = "kim", roles = "patient")
  void refusesOtherRoles() {
    given()
        .queryParam("patient", "0199a3c2-5b1d-7e02-8f4b-1c9f7b2d6e55")
        .get("/api/notification/messages")
        .then()
        .statusCode(403)
        .body("type", equalTo("urn:afterglow:problem:not-allowed"));
  }

  @Test
  void refusesAnonymousCallers() {
    for (var path :
        List.of(
            "/api/notification/messages",
            "/api/notification/messages;x=1",
            "/api/notification/%6Dessages")) {
      given()
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(401)
          .body("type", equalTo("urn:afterglow:problem:not-signed-in"));
    }
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void refusesAQuestionAboutNobody() {
    for (var query : List.of("", "?patient=1", "?appointment=';drop table message;--")) {
      given()
          .get("/api/notification/messages" + query)
          .then()
          .statusCode(422)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:afterglow:problem:invalid"));
    }
  }
}
