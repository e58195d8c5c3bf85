package afterglow.booking.appointment;

import static afterglow.booking.AppointmentFixture.book;
import static afterglow.booking.AppointmentFixture.form;
import static afterglow.booking.AppointmentFixture.formFor;
import static afterglow.booking.AppointmentFixture.hold;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class BookingApiTest {
  private static final String TUESDAY_TEN = "2027-03-02T10:00:00Z";

  /** What our mails would greet somebody with: links, invisible signs, no letters. */
  private static final List<String> NO_NAMES =
      List.of(
          "You won! http://evil.example/claim",
          "WWW.evil Sam",
          "Claim at evil.com",
          "\u202eSam",
          "\u200b",
          "\u00a0",
          "Sam\u0085Khan",
          "12345");

  @Inject TestClock clock;
  @Inject Database database;

  private String clinic;

  @BeforeEach
  void aClinic() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
  }

  @Test
  void listsClinicsAndTheirTreatmentsInTheCallersLanguage() {
    given().get("/api/booking/clinics").then().statusCode(200).body("slug", hasItem(clinic));
    given()
        .header("Accept-Language", "es-MX,es;q=0.9")
        .get("/api/booking/clinics/" + clinic + "/treatments")
        .then()
        .statusCode(200)
        .body("find { it.code == 'microneedling' }.name", equalTo("Microagujas"))
        .body("find { it.code == 'microneedling' }.minutes", equalTo(75))
        .body(
            "find { it.code == 'microneedling' }.screening.code",
            contains("pregnancy", "sun_tan", "keloid"));
  }

  @Test
  void showsFreeStartsInClinicTimeWithWhoCouldTreat() {
    given()
        .queryParam("treatment", "microneedling")
        .queryParam("from", "2027-03-08")
        .queryParam("to", "2027-03-08")
        .get("/api/booking/clinics/" + clinic + "/slots")
        .then()
        .statusCode(200)
        // The practitioner works from nine, so numbing can start half an hour before.
        .body("slots[0].start", equalTo("2027-03-08T08:30:00Z"))
        .body("slots[0].practitioners", contains("ana"))
        .body("slots.start", hasSize(33))
        .body(
            "slots.find { it.start == '2027-03-08T12:00:00Z' }.practitioners",
            containsInAnyOrder("ana", "kim"))
        .body("soonest", equalTo("2027-03-01T12:00:00Z"));
  }

  @Test
  void showsNoTimesBeyondTheCalendar() {
    for (var day : List.of("+500000-01-0", "-4000-01-0", "1899-12-0")) {
      var slots =
          given()
              .queryParam("treatment", "microneedling")
              .queryParam("from", day + "1T00:00:00Z")
              .queryParam("to", day + "2T00:00:00Z")
              .get("/api/booking/clinics/" + clinic + "/slots");
      assertProblem(slots, 400, "bad-range");
    }
    var nowhere = given().urlEncodingEnabled(false).get("/api/booking/clinics/a%00b/slots");
    assertProblem(nowhere, 404, "not-found");
  }

  @Test
  void booksAHeldTimeOnceAndAnswersTheSameWhenAskedAgain() {
    var hold = hold(clinic, "microneedling", TUESDAY_TEN, null);
    hold.then()
        .statusCode(201)
        .body("expiresAt", equalTo("2027-03-01T10:10:00Z"))
        .body("token", notNullValue());
    var form = formFor(hold, "microneedling");
    var key = UUID.randomUUID().toString();
    var first = book(clinic, form, key);
    first
        .then()
        .statusCode(201)
        .body("start", equalTo("2027-03-02T10:00:00Z"))
        .body("reference", matchesPattern("CLI-[0-9A-Z]{7}"))
        .body("manageUrl", startsWith("http://localhost:8080/m/"));

    var again = book(clinic, form, key);

    again.then().statusCode(201);
    assertEquals(first.asString(), again.asString());
    assertEquals(1, database.count("select count(*) from appointment where clinic_id = ?", clinic));
  }

  @Test
  void aBookedTimeIsNoLongerOfferedAndIsRefusedWithAlternatives() {
    var hold = hold(clinic, "microneedling", TUESDAY_TEN, null);
    book(clinic, formFor(hold, "microneedling"), UUID.randomUUID().toString());

    var refused = hold(clinic, "microneedling", TUESDAY_TEN, null);

    assertProblem(refused, 409, "slot-taken");
    refused
        .then()
        .body("alternatives", hasSize(3))
        .body("alternatives.start", not(hasItem(TUESDAY_TEN)));
  }

  @Test
  void thePractitionerIsFreeWhileTheCreamWorks() {
    // Ana treats from 10:30 to 11:15, so she can give a consultation at ten.
    hold(clinic, "microneedling", TUESDAY_TEN, "ana").then().statusCode(201);

    hold(clinic, "consultation", TUESDAY_TEN, "ana").then().statusCode(201);

    assertProblem(hold(clinic, "consultation", "2027-03-02T10:30:00Z", "ana"), 409, "slot-taken");
  }

  @Test
  void releasesTheSlotWhenAHoldExpires() {
    var hold = hold(clinic, "microneedling", TUESDAY_TEN, null);
    clock.advance(Duration.ofMinutes(10));

    assertProblem(
        book(clinic, formFor(hold, "microneedling"), UUID.randomUUID().toString()),
        410,
        "hold-expired");
    hold(clinic, "microneedling", TUESDAY_TEN, null).then().statusCode(201);
  }

  @Test
  void refusesBadInputAndWritesNothing() {
    var held = hold(clinic, "microneedling", TUESDAY_TEN, null);
    var form = formFor(held, "microneedling");
    var before = database.rowsOf(clinic);

    assertProblem(holdWith("{\"treatment\":\"microneedling\",\"start\":"), 400, "malformed-body");
    assertProblem(
        holdWith("{\"treatment\":\"microneedling\",\"start\":\"soon\"}"), 400, "malformed-body");
    assertProblem(
        holdWith("{\"treatment\":\"microneedling\",\"start\":\"" + TUESDAY_TEN + "\",\"x\":1}"),
        400,
        "unknown-field");
    assertProblem(holdWith("{\"treatment\":\"microneedling\"}"), 422, "invalid");
    assertProblem(holdWith(""), 422, "invalid");
    assertProblem(hold(clinic, "magic", TUESDAY_TEN, null), 422, "unknown-treatment");
    assertProblem(hold(clinic, "microneedling", TUESDAY_TEN, "zoe"), 422, "unknown-practitioner");
    assertProblem(hold(clinic, "microneedling", "2027-02-23T10:00:00Z", null), 422, "not-bookable");
    assertProblem(hold(clinic, "microneedling", "2027-03-02T10:07:00Z", null), 422, "not-bookable");
    assertProblem(hold(clinic, "microneedling", "2027-03-03T10:00:00Z", null), 422, "not-bookable");
    assertProblem(hold("no-such-clinic", "microneedling", TUESDAY_TEN, null), 404, "not-found");
    assertProblem(
        given()
            .contentType(ContentType.JSON)
            .body(Map.of("treatment", "microneedling", "start", TUESDAY_TEN))
            .post("/api/booking/clinics/" + clinic + "/holds"),
        400,
        "idempotency-key-missing");
    assertProblem(
        given()
            .header("Idempotency-Key", "k")
            .contentType(ContentType.TEXT)
            .body("hello")
            .post("/api/booking/clinics/" + clinic + "/holds"),
        415,
        "unsupported-media-type");

    assertProblem(
        book(clinic, form(UUID.randomUUID().toString(), "x", "microneedling"), "k1"),
        404,
        "unknown-hold");
    assertProblem(
        book(clinic, form(held.path("id"), "wrong-token", "microneedling"), "k2"),
        404,
        "unknown-hold");
    assertProblem(book(clinic, without(form, "patient"), "k3"), 422, "invalid");
    assertProblem(book(clinic, with(form, "consent", Map.of("care", false)), "k4"), 422, "invalid");
    assertProblem(book(clinic, with(form, "patient", Map.of("name", "Sam")), "k5"), 422, "invalid");
    assertProblem(
        book(clinic, with(form, "patient", Map.of("name", "Sam", "phone", "12")), "k6"),
        422,
        "unusable-phone");
    assertProblem(
        book(
            clinic,
            with(form, "patient", Map.of("name", "Sam\r\nBcc: x", "email", "a@b.example")),
            "k7"),
        422,
        "invalid");
    assertProblem(book(clinic, with(form, "answers", Map.of()), "k8"), 422, "screening-incomplete");
    assertProblem(
        hold(clinic, "microneedling", "-999999999-01-01T00:00:00+18:00", null),
        422,
        "not-bookable");
    assertProblem(
        book(clinic, with(form, "answers", answering("keloid", null)), "k9"), 422, "invalid");
    var endless = Map.of("answer", "yes", "on", "+999999999-12-31");
    assertProblem(
        book(clinic, with(form, "answers", answering("sun_tan", endless)), "k10"), 422, "invalid");
    for (var name : NO_NAMES) {
      var nobody = Map.of("name", name, "email", "a@b.example");
      assertProblem(book(clinic, with(form, "patient", nobody), "k11"), 422, "invalid");
    }

    assertEquals(before, database.rowsOf(clinic));
  }

  @Test
  void refusesAZoneThatIsNoRegionOfTheTzDatabase() {
    var form = formFor(hold(clinic, "consultation", TUESDAY_TEN, null), "consultation");

    for (var zone : List.of("+02:00", "UTC+2", "Z", "EST", "Mars/Olympus")) {
      var refused =
          book(
              clinic,
              with(form, "patient", Map.of("name", "Sam", "email", "s@example.com", "zone", zone)),
              UUID.randomUUID().toString());

      assertProblem(refused, 422, "invalid");
      refused.then().body("errors.field", contains("patient.zone"));
    }
    assertEquals(0, database.count("select count(*) from patient where clinic_id = ?", clinic));
  }

  @Test
  void takesNamesOfAnyScript() {
    for (var name : List.of("Zoë O'Brien-Łuk", "محمد می\u200cخواهم", "山田 太郎", "D. Jr.")) {
      var elsewhere = ClinicFixture.aClinic();
      var hold = hold(elsewhere, "microneedling", TUESDAY_TEN, null);
      var patient = Map.of("name", name, "email", "a@b.example");

      book(elsewhere, with(formFor(hold, "microneedling"), "patient", patient), "k")
          .then()
          .statusCode(201);
    }
  }

  @Test
  void refusesAnOversizedBody() {
    var huge = "{\"treatment\":\"" + "x".repeat(300_000) + "\"}";

    assertProblem(holdWith(huge), 413, "body-too-large");
  }

  @Test
  void refusesAKeyThatCameBeforeWithAnotherBody() {
    var key = UUID.randomUUID().toString();
    hold(clinic, Map.of("treatment", "microneedling", "start", TUESDAY_TEN), key)
        .then()
        .statusCode(201);

    assertProblem(
        hold(clinic, Map.of("treatment", "microneedling", "start", "2027-03-02T14:00:00Z"), key),
        422,
        "idempotency-key-reused");
  }

  @Test
  void givesTheSameAnswerAgainInTheClinicsHours() {
    var madrid = ClinicFixture.imported("madrid-" + UUID.randomUUID(), "Europe/Madrid");
    var form = formFor(hold(madrid, "microneedling", TUESDAY_TEN, null), "microneedling");
    var first = book(madrid, form, "k");
    first.then().statusCode(201);

    assertEquals(first.asString(), book(madrid, form, "k").asString());
  }

  @Test
  void anAnswerThatNeedsAClinicianLeadsToTheTelephone() {
    var held = hold(clinic, "microneedling", TUESDAY_TEN, null);
    var form = formFor(held, "microneedling");
    var before = database.rowsOf(clinic);

    var refused =
        book(
            clinic,
            with(
                form,
                "answers",
                Map.of(
                    "pregnancy", Map.of("answer", "yes"),
                    "keloid", Map.of("answer", "no"),
                    "sun_tan", Map.of("answer", "no"))),
            "k1");

    assertProblem(refused, 409, "talk-to-us-first");
    refused.then().body("phone", equalTo("+44 20 7946 0958"));
    assertEquals(before, database.rowsOf(clinic));
  }

  private Response holdWith(String body) {
    return given()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/clinics/" + clinic + "/holds");
  }

  private static Map<String, Object> with(Map<String, Object> form, String field, Object value) {
    var changed = new HashMap<>(form);
    changed.put(field, value);
    return changed;
  }

  private static Map<String, Object> answering(String question, Object answer) {
    var answers = new HashMap<String, Object>(ClinicFixture.noToEverything());
    answers.put(question, answer);
    return answers;
  }

  private static Map<String, Object> without(Map<String, Object> form, String field) {
    var changed = new HashMap<>(form);
    changed.remove(field);
    return changed;
  }

  private static void assertProblem(Response response, int status, String type) {
    response
        .then()
        .statusCode(status)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:" + type))
        .body("status", equalTo(status))
        .body("stackTrace", equalTo(null));
  }
}
