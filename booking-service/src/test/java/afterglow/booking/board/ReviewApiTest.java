package afterglow.booking.board;

import static afterglow.booking.AppointmentFixture.hold;
import static afterglow.booking.AppointmentFixture.inReview;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "drew", roles = "clinician")
@OidcSecurity(
    claims = @Claim(key = "clinics", value = "[\"reviewing\"]", type = ClaimType.JSON_ARRAY))
class ReviewApiTest {
  private static final String CLINIC = "reviewing";
  private static int week;

  @Inject TestClock clock;
  @Inject Database database;

  private String tuesdayTen;
  private AppointmentFixture.Appointment asked;

  @BeforeEach
  void aRequestThatAClinicianHasToLookAt() {
    clock.set(TestClock.MONDAY_TEN.plus(Duration.ofDays(7L * week++)));
    ClinicFixture.imported(CLINIC);
    tuesdayTen = clock.instant().plus(Duration.ofHours(24)).toString();
    asked = inReview(CLINIC, tuesdayTen);
  }

  @Test
  void showsWhatIsInQuestionAndNothingElse() {
    open()
        .then()
        .body("appointment", contains(asked.id().toString()))
        .body("[0].answers", hasSize(1))
        .body("[0].answers[0].code", equalTo("keloid"))
        .body("[0].answers[0].text", equalTo("Keloids?"))
        .body("[0].answers[0].answer.answer", equalTo("yes"));
    decide("DECLINE", null);
  }

  @Test
  void holdsTheTimeMeanwhileAndBooksItWhenApproved() {
    hold(CLINIC, "microneedling", tuesdayTen, "ana").then().statusCode(409);

    decide("APPROVE", null).then().statusCode(200).body("status", equalTo("BOOKED"));

    open().then().body("$", hasSize(0));
    assertEquals(
        List.of("afterglow.appointment.review-requested.v1", "afterglow.appointment.booked.v1"),
        events());
  }

  @Test
  void canBookAnotherTimeInstead() {
    var later = clock.instant().plus(Duration.ofHours(26)).toString();

    decide("APPROVE", later).then().statusCode(200).body("status", equalTo("BOOKED"));

    hold(CLINIC, "microneedling", tuesdayTen, "ana").then().statusCode(201);
  }

  @Test
  void freesTheTimeOnceItCannotBeTakenBackThatItWasDeclined() {
    decide("DECLINE", null).then().statusCode(200).body("status", equalTo("CANCELLED"));

    hold(CLINIC, "microneedling", tuesdayTen, "ana").then().statusCode(409);
    clock.advance(Duration.ofMinutes(3));
    hold(CLINIC, "microneedling", tuesdayTen, "ana").then().statusCode(201);
  }

  @Test
  void decidesOnceAndOnlyOnWhatIsStillOpen() {
    given()
        .contentType(ContentType.JSON)
        .post("/api/booking/manage/" + asked.token() + "/cancellation")
        .then()
        .statusCode(200);

    decide("APPROVE", null).then().statusCode(412);
    decide(2, "APPROVE", null)
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:afterglow:problem:not-allowed-from"));
  }

  @Test
  void looksAgainAtAVisitWhenAnAnswerChanges() {
    decide("APPROVE", null).then().statusCode(200);

    answer("{\"keloid\": {\"answer\": \"no\"}}").body("toReview", hasSize(0));
    var tan = clock.instant().minus(Duration.ofDays(13)).toString().substring(0, 10);
    answer("{\"sun_tan\": {\"answer\": \"yes\", \"on\": \"" + tan + "\"}}")
        .body("toReview", hasSize(0));
    answer("{\"pregnancy\": {\"answer\": \"yes\"}}")
        .body("toReview", contains(asked.id().toString()));

    assertEquals(
        "null",
        database
            .column(
                "select coalesce(payload::jsonb #>> '{data,tellAfter}', 'null') from outbox"
                    + " where aggregate = ? order by version desc limit 1",
                asked.id())
            .getFirst());
    open().then().body("[0].answers.code", contains("pregnancy"));
    decide(3, "DECLINE", null).then().statusCode(200);
  }

  private ValidatableResponse answer(String answers) {
    var patient =
        database.column("select patient from appointment where id = ?", asked.id()).getFirst();
    return given()
        .contentType(ContentType.JSON)
        .body("{\"answers\": " + answers + "}")
        .post("/api/booking/clinics/" + CLINIC + "/patients/" + patient + "/answers")
        .then()
        .statusCode(200);
  }

  @Test
  void leaksNoReasonIntoAnyEvent() {
    decide("DECLINE", null);

    for (var event :
        database.column("select payload from outbox where aggregate = ?", asked.id())) {
      assertTrue(!event.contains("keloid") && !event.contains("answers"), event);
    }
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  void isNotForTheReception() {
    open().then().statusCode(403);
    decide("APPROVE", null).then().statusCode(403);
  }

  private static Response open() {
    return given().get("/api/booking/clinics/" + CLINIC + "/reviews");
  }

  private Response decide(String decision, String start) {
    return decide(1, decision, start);
  }

  private Response decide(int version, String decision, String start) {
    return given()
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(
            start == null
                ? "{\"decision\": \"" + decision + "\"}"
                : "{\"decision\": \"" + decision + "\", \"start\": \"" + start + "\"}")
        .post("/api/booking/appointments/" + asked.id() + "/review");
  }

  private List<String> events() {
    return database.column(
        "select payload::jsonb ->> 'type' from outbox where aggregate = ? order by version",
        asked.id());
  }
}
