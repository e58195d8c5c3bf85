package afterglow.followup.cases;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.TestClock;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.checkin.AftercareFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class CasePageTest {
  private static final String OURS = "[\"cared\"]";
  private static final String WATCHED = "[\"watched\"]";
  private static final String ELSEWHERE = "[\"cared-elsewhere\"]";

  @Inject AftercareFixture aftercare;
  @Inject Database database;
  @Inject TestClock clock;

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void tellsWhatTrippedWhichRuleAndByWhenSomebodyMustBeAtIt() {
    var visit = withFlag("cared", "fever");

    page("/care")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", "no-store")
        .body(
            allOf(
                containsString("Urgent"),
                containsString("Acknowledge by"),
                containsString("flag fever (protocol version 1)"),
                containsString("/desk/appointments/" + visit.id),
                containsString("/care/cases/" + caseOf(visit) + "/acknowledgement")));
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void acknowledgesTheVersionThatWasSeen() {
    var id = caseOf(withFlag("cared", "fever"));

    acknowledge(id, "7").then().statusCode(303).header("Location", containsString("said=changed"));
    acknowledge(id, "").then().header("Location", containsString("said=changed"));
    assertEquals(
        List.of("cases.read", "cases.read"), accesses(id), "a refusal tells how it stands");
    var acknowledged = acknowledge(id, "1");

    acknowledged.then().statusCode(303).header("Location", endsWith("#c-" + id));
    page(acknowledged.header("Location"))
        .then()
        .statusCode(200)
        .body(containsString("The case is acknowledged."))
        .body(containsString("Acknowledged by ana"));
    page("/care").then().body(not(containsString(id)));
    acknowledge(id, "2").then().header("Location", containsString("said=changed"));
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = WATCHED, type = ClaimType.JSON_ARRAY))
  void saysNothingNewWhenNothingIsNew() {
    var id = caseOf(withFlag("watched", "infection"));
    var tag = page("/care").asString().replaceAll("(?s).*data-live=\"([^\"]+)\".*", "$1");
    var looks = looks();

    poll(tag).then().statusCode(304);
    clock.advance(Duration.ofMinutes(7));
    poll(tag).then().statusCode(304);
    assertEquals(looks, looks());

    note(id, "one", "Called");
    poll(tag).then().statusCode(200).body(containsString("Called"));
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = WATCHED, type = ClaimType.JSON_ARRAY))
  void marksACaseOnAnOpenPageWhenItsTimeIsOver() {
    var id = caseOf(withFlag("watched", "infection"));
    var tag = page("/care").asString().replaceAll("(?s).*data-live=\"([^\"]+)\".*", "$1");

    clock.advance(Duration.ofHours(30));

    poll(tag).then().statusCode(200).body(containsString(id)).body(containsString("Overdue"));
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void keepsANoteOnceAndForGood() {
    var visit = withFlag("cared", "fever");
    var id = caseOf(visit);
    var events = aftercare.events(visit);

    var noted = note(id, "one", " Called, <b>no answer</b>\r\nTry again ");
    note(id, "one", "Called, <b>no answer</b>\nTry again");

    page(noted.header("Location"))
        .then()
        .body(containsString("The note is saved."))
        .body(containsString("Called, &lt;b&gt;no answer&lt;/b&gt;\nTry again"));
    given()
        .get("/api/followup/cases")
        .then()
        .body("find { it.id == '%s' }.notes.author".formatted(id), contains("ana"));
    assertEquals(events, aftercare.events(visit), "a note is told to nobody");
    assertEquals(
        1,
        database
            .texts(
                "select act from staff_access where subject = cast(? as uuid)"
                    + " and act = 'case.noted'",
                id)
            .size());
    assertThrows(
        RuntimeException.class, () -> database.texts("delete from case_note returning text"));
    note(id, "two", "  ").then().header("Location", containsString("said=bad-note"));
    note(id, "two", "x".repeat(2_001)).then().header("Location", containsString("said=bad-note"));
    note(id, "two", "a\u0000b").then().header("Location", containsString("said=bad-note"));
    note(id, "two", "\u2003").then().header("Location", containsString("said=bad-note"));
    for (var key : List.of("", "\u0000", "k".repeat(201), "with blanks")) {
      note(id, key, "Called").then().header("Location", containsString("said=bad-note"));
    }
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void takesANoteFromProgramsToo() {
    var id = caseOf(withFlag("cared", "fever"));

    noteByApi(id, "k", "Seen at the desk").statusCode(201).body("author", equalTo("ana"));
    noteByApi(id, "k", "Seen at the desk").statusCode(201);
    noteByApi(id, "k", "Something else")
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:idempotency-key-reused"));
    noteByApi(id, " ", "Seen").statusCode(400);
    noteByApi(id, "k".repeat(201), "Seen").statusCode(400);
    for (var text : List.of(" ", "\u2003", "a\u0000b", "a\u001bb")) {
      noteByApi(id, "l", text).statusCode(422).body("errors[0].field", equalTo("text"));
    }
    given()
        .header("Idempotency-Key", "l")
        .contentType(ContentType.JSON)
        .body("{\"text\":\"half a \\ud83e\"}")
        .post("/api/followup/cases/" + id + "/notes")
        .then()
        .statusCode(422);
    given()
        .get("/api/followup/cases")
        .then()
        .body("find { it.id == '%s' }.notes.text".formatted(id), contains("Seen at the desk"));
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void anAuditorLooksAndHasNothingToPress() {
    var id = caseOf(withFlag("cared", "fever"));

    page("/care")
        .then()
        .statusCode(200)
        .body(containsString(id))
        .body(not(containsString("/acknowledgement")))
        .body(not(containsString("<textarea")));
    acknowledge(id, "1").then().statusCode(403);
    note(id, "k", "text").then().statusCode(403);
    noteByApi(id, "k", "text").statusCode(403);
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void tellsReceptionWhatIsMissing() {
    var visit = withFlag("cared", "fever");

    page("/care")
        .then()
        .statusCode(403)
        .body(
            allOf(
                containsString("You cannot open this page"),
                containsString("<dd>maya</dd>"),
                containsString("<dd>reception</dd>"),
                containsString("/desk/sign-out"),
                not(containsString(visit.id.toString()))));
  }

  @Test
  @TestSecurity(user = "nora", roles = "manager")
  @OidcSecurity(claims = @Claim(key = "clinics", value = ELSEWHERE, type = ClaimType.JSON_ARRAY))
  void anotherClinicsIsNotThere() {
    var id = caseOf(withFlag("cared", "fever"));

    page("/care").then().statusCode(200).body(not(containsString(id)));
    acknowledge(id, "1").then().statusCode(404);
    note(id, "k", "text").then().statusCode(404);
    noteByApi(id, "k", "text").statusCode(404);
    page("/care?after=" + id).then().statusCode(404);
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  @OidcSecurity(claims = @Claim(key = "clinics", value = "[\"calm\"]", type = ClaimType.JSON_ARRAY))
  void saysSoWhenNobodyWaitsInTheReadersLanguage() {
    given()
        .header("Accept-Language", "es")
        .get("/care")
        .then()
        .statusCode(200)
        .body(containsString("Nadie espera"));
  }

  @Test
  void sendsAnybodyElseToSignIn() {
    page("/care").then().statusCode(302).header("Location", containsString("/auth/sign-in?"));
    acknowledge("0198c0de-0000-7000-8000-000000000001", "1")
        .then()
        .statusCode(303)
        .header("Location", equalTo("/care"));
  }

  private Appointment withFlag(String clinic, String flag) {
    var visit = aftercare.treated(clinic, "microneedling");
    aftercare.after(Duration.ofHours(24));
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("answers", Map.of("flags", List.of(flag), "pain", 3, "trend", "same")))
        .post("/api/followup/checkins/{t}", aftercare.token(visit, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200);
    return visit;
  }

  private String caseOf(Appointment visit) {
    return database
        .texts("select id from aftercare_case where appointment = ?", visit.id)
        .getLast();
  }

  private static Response acknowledge(String id, String version) {
    return browser().formParam("version", version).post("/care/cases/" + id + "/acknowledgement");
  }

  private static Response note(String id, String key, String text) {
    return browser()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("key", key)
        .formParam("text", text)
        .post("/care/cases/" + id + "/notes");
  }

  private static ValidatableResponse noteByApi(String id, String key, String text) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(Map.of("text", text))
        .post("/api/followup/cases/" + id + "/notes")
        .then();
  }

  private static Response poll(String tag) {
    return browser().header("If-None-Match", "\"" + tag + "\"").get("/care");
  }

  private long looks() {
    return database
        .texts("select id from staff_access where clinic_id = 'watched' and act = 'cases.read'")
        .size();
  }

  private List<String> accesses(String id) {
    return database.texts(
        "select act from staff_access, aftercare_case c"
            + " where c.id = cast(? as uuid) and c.patient = any (patients)",
        id);
  }

  private static Response page(String path) {
    return browser().get(path.replaceFirst("#.*", ""));
  }

  private static RequestSpecification browser() {
    return given().header("Sec-Fetch-Site", "same-origin").redirects().follow(false);
  }
}
