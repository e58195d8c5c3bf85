package afterglow.followup.checkin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class CheckInApiTest {
  private static final Duration DAY = Duration.ofHours(24);

  @Inject AftercareFixture aftercare;
  @Inject SilentCheckIns silence;
  @Inject BookingFeed booking;
  @Inject Database database;

  @Test
  void keepsFineAnswersAndWorriesNobody() {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(DAY);
    var token = aftercare.token(visit, "microneedling/checkin/PT24H");

    answer(token, "{\"pain\": 2, \"trend\": \"better\", \"flags\": []}")
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("urgency", nullValue())
        .body("clinicPhone", equalTo("+442079460958"));

    var followUp = aftercare.followUp(visit, "microneedling/checkin/PT24H");
    assertEquals("ANSWERED", aftercare.status(followUp));
    assertEquals(List.of(), aftercare.cases(visit));
    assertEquals("answered", aftercare.events(visit).getLast());
  }

  @Test
  void opensACaseForARedFlagInTheSameTransaction() {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(DAY);
    var token = aftercare.token(visit, "microneedling/checkin/PT24H");

    answer(token, "{\"flags\": [\"infection\"]}")
        .statusCode(200)
        .body("urgency", equalTo("SAME_DAY"))
        .body("call", nullValue())
        .body("say", containsString("today"));

    assertEquals(List.of("RED_FLAG SAME_DAY flag infection"), aftercare.cases(visit));
    assertEquals(
        List.of("answered", "case-opened"),
        aftercare
            .events(visit)
            .subList(aftercare.events(visit).size() - 2, aftercare.events(visit).size()));
  }

  @Test
  void namesTheNumberToCallInAnEmergency() {
    var visit = aftercare.treated("lumen", "dermal-filler");
    aftercare.after(DAY);
    var token = aftercare.token(visit, "dermal-filler/checkin/PT24H");

    answer(token, "{\"flags\": [\"vo_skin\"]}")
        .statusCode(200)
        .body("call", equalTo("999"))
        .body("urgency", equalTo("EMERGENCY"));
  }

  @Test
  void keepsEverySubmissionAndOpensAnotherCaseOnlyForWhatIsMoreUrgent() {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(DAY);
    var token = aftercare.token(visit, "microneedling/checkin/PT24H");

    answer(token, "{\"flags\": [\"infection\"]}").statusCode(200);
    answer(token, "{\"flags\": [\"infection\"]}").statusCode(200);
    answer(token, "{\"flags\": [\"fever\"]}").statusCode(200);

    assertEquals(
        List.of("3"),
        database.texts(
            "select count(*) from check_in_answer where follow_up = ?",
            aftercare.followUp(visit, "microneedling/checkin/PT24H")));
    assertEquals(2, aftercare.cases(visit).size());
  }

  @Test
  void takesSilenceForAnAnswerWhereOneIsDue() {
    var visit = aftercare.treated("lumen", "dermal-filler");
    aftercare.after(Duration.ofHours(2));
    var followUp = aftercare.followUp(visit, "dermal-filler/checkin/PT2H");

    silence.doDue(AftercareFixture.ENDED.plus(Duration.ofMinutes(359)));
    assertEquals("DUE", aftercare.status(followUp));

    silence.doDue(AftercareFixture.ENDED.plus(Duration.ofMinutes(360)));
    silence.doDue(AftercareFixture.ENDED.plus(Duration.ofMinutes(361)));
    assertEquals("MISSED", aftercare.status(followUp));
    assertEquals(List.of("SILENCE SAME_DAY no answer in time"), aftercare.cases(visit));
    assertEquals("case-opened", aftercare.events(visit).getLast());
  }

  @Test
  void hearsTheSilenceOfOthersBesideACareplanThatFails() {
    var bad = aftercare.treated("lumen", "dermal-filler");
    var fine = aftercare.treated("lumen", "dermal-filler");
    aftercare.after(Duration.ofHours(2));
    database.texts(
        "update care_plan set protocol_version = null where appointment = ? returning id", bad.id);

    silence.doDue(AftercareFixture.ENDED.plus(Duration.ofMinutes(360)));

    assertEquals(
        "MISSED", aftercare.status(aftercare.followUp(fine, "dermal-filler/checkin/PT2H")));
    assertEquals("DUE", aftercare.status(aftercare.followUp(bad, "dermal-filler/checkin/PT2H")));
  }

  @Test
  void doesNotTakeAnAnswerForSilence() {
    var visit = aftercare.treated("lumen", "dermal-filler");
    aftercare.after(Duration.ofHours(2));
    answer(aftercare.token(visit, "dermal-filler/checkin/PT2H"), "{\"pain\": 1, \"flags\": []}")
        .statusCode(200);
    silence.doDue(AftercareFixture.ENDED.plus(Duration.ofHours(12)));

    assertEquals(List.of(), aftercare.cases(visit));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"pain\": 11}|pain",
        "{\"pain\": -1}|pain",
        "{\"trend\": \"terrible\"}|trend",
        "{\"flags\": [\"vo_skin\"]}|flags",
        "{\"flags\": [\"nonsense\"]}|flags",
        "{\"flags\": [null]}|flags",
        "{}|answers",
        "{\"text\": \"  \"}|answers",
        "{\"text\": \"\\u2003\"}|answers",
        "{\"text\": \"a\\u0000b\"}|text",
        "{\"text\": \"\\ud800\"}|text"
      })
  void refusesAnswersThatNobodyAskedFor(String answers, String field) {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(DAY);

    answer(aftercare.token(visit, "microneedling/checkin/PT24H"), answers)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:invalid"))
        .body("errors.field", hasItem(field));
    assertEquals("DUE", aftercare.status(aftercare.followUp(visit, "microneedling/checkin/PT24H")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"answers\": {\"mood\": 3}}|400|unknown-field",
        "{\"answers\": {\"pain\": \"lots\"}}|400|malformed-body",
        "{\"answers\": {\"pain\": \"8\"}}|400|malformed-body",
        "{\"answers\": {\"pain\": 4.9}}|400|malformed-body",
        "{\"answers\": {\"pain\": true}}|400|malformed-body",
        "{\"answers\": {\"ok\": 0}}|400|malformed-body",
        "{\"answers\": {\"ok\": \"false\"}}|400|malformed-body",
        "{\"answers\": {\"text\": 7}}|400|malformed-body",
        "{\"answers\": {\"trend\": 0}}|400|malformed-body",
        "{\"answers\": {|400|malformed-body",
        "{}|422|invalid",
        "null|422|invalid"
      })
  void refusesBodiesThatAreNoSubmission(String body, int status, String problem) {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(DAY);
    given()
        .contentType("application/json")
        .body(body)
        .post("/api/followup/checkins/{t}", aftercare.token(visit, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:" + problem))
        .body(not(containsString("Exception")));
  }

  @Test
  void knowsUnknownExpiredAndRevokedLinksAlike() {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(DAY);
    var token = aftercare.token(visit, "microneedling/checkin/PT24H");
    var unknown = answer("x".repeat(43), "{\"pain\": 1}").statusCode(404).extract().asString();
    assertEquals(unknown, answer("x", "{\"pain\": 1}").statusCode(404).extract().asString());

    aftercare.after(Duration.ofDays(16));
    assertEquals(unknown, answer(token, "{\"pain\": 1}").statusCode(404).extract().asString());

    aftercare.after(DAY);
    booking.deliver(visit.missed(AftercareFixture.ENDED.plus(DAY)));
    assertEquals(unknown, answer(token, "{\"pain\": 1}").statusCode(404).extract().asString());
  }

  private static ValidatableResponse answer(String token, String answers) {
    return given()
        .contentType("application/json")
        .body("{\"answers\": " + answers + "}")
        .post("/api/followup/checkins/{token}", token)
        .then();
  }
}
