package afterglow.booking.board;

import static afterglow.booking.AppointmentFixture.booked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "maya", roles = "reception")
@OidcSecurity(
    claims = @Claim(key = "clinics", value = "[\"by-phone\"]", type = ClaimType.JSON_ARRAY))
class StaffBookingApiTest {
  private static final String CLINIC = "by-phone";
  private static int week;

  @Inject TestClock clock;
  @Inject Database database;

  /** Each in a week of its own, so that none is in another's way. */
  @BeforeEach
  void aClinic() {
    clock.set(TestClock.MONDAY_TEN.plus(Duration.ofDays(7L * week++)));
    ClinicFixture.imported(CLINIC);
  }

  private static String patient() {
    var recorded = record(UUID.randomUUID().toString());
    recorded.then().statusCode(201);
    return recorded.path("id");
  }

  @Test
  void bookForAPatientWhomTheyKeep() {
    var start = clock.instant().plus(Duration.ofHours(24)).toString();

    var booked = book(Map.of("patient", patient(), "treatment", "consultation", "start", start));

    booked.then().statusCode(201).body("start", equalTo(inLondon(start)));
    assertEquals(
        List.of("BOOKED STAFF"),
        database.column(
            """
            select a.status || ' ' || (o.payload::jsonb #>> '{data,by}') from appointment a
            join outbox o on o.aggregate = a.id where a.id = ?
            """,
            UUID.fromString(booked.path("id"))));
  }

  @Test
  void keepAPatientOnceHoweverOftenTheyAreSent() {
    var key = UUID.randomUUID().toString();

    assertEquals(record(key).<String>path("id"), record(key).<String>path("id"));
  }

  @Test
  void areWarnedOutsideHoursAndMayGoOn() {
    var night = clock.instant().plus(Duration.ofHours(36)).toString();
    var wanted = Map.of("patient", patient(), "treatment", "consultation", "start", night);

    book(wanted)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:not-bookable"))
        .body("rules", containsInAnyOrder("CLOSED"));

    book(with(wanted, "despite", List.of("CLOSED", "HOURS"))).then().statusCode(201);
  }

  @Test
  void keepAPastVisitAndTellNobody() {
    var lastWeek = clock.instant().minus(Duration.ofDays(7)).toString();
    var wanted = Map.of("patient", patient(), "treatment", "consultation", "start", lastWeek);

    book(wanted).then().statusCode(422).body("rules", hasItems("NOTICE"));
    var booked = book(with(wanted, "despite", List.of("NOTICE")));

    booked.then().statusCode(201);
    assertEquals(
        0,
        database.count(
            "select count(*) from outbox where aggregate = ? and payload like '%tellAfter%'",
            UUID.fromString(booked.path("id"))));
  }

  @Test
  void takeSomebodyInWhoWalksIn() {
    clock.advance(Duration.ofMinutes(7));

    var booked = book(Map.of("patient", patient(), "treatment", "consultation", "walkIn", true));

    booked.then().statusCode(201);
    assertEquals(
        List.of("ARRIVED"),
        database.column(
            "select status from appointment where id = ?", UUID.fromString(booked.path("id"))));
  }

  @Test
  void neverBookOverSomebodysTime() {
    var start = clock.instant().plus(Duration.ofHours(24)).toString();
    booked(CLINIC, "consultation", start);
    var caller = patient();
    var before = database.rowsOf(CLINIC);

    var all = List.of("GRID", "NOTICE", "HORIZON", "CLOSED", "HOURS", "CLAIMED", "NO_ROOM");
    book(with(
            Map.of("patient", caller, "treatment", "consultation", "start", start), "despite", all))
        .then()
        .statusCode(409)
        .body("type", equalTo("urn:afterglow:problem:slot-taken"));
    assertEquals(before, database.rowsOf(CLINIC));
  }

  @Test
  void sayWhomAndWhen() {
    book(Map.of("patient", patient(), "treatment", "consultation")).then().statusCode(422);
    book(Map.of("patient", UUID.randomUUID(), "treatment", "consultation", "walkIn", true))
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:unknown-patient"));
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  void doNotLookOn() {
    given()
        .header("Idempotency-Key", "x")
        .contentType(ContentType.JSON)
        .body("{}")
        .post("/api/booking/clinics/" + CLINIC + "/staff-appointments")
        .then()
        .statusCode(403);
  }

  private static Map<String, Object> with(Map<String, ?> body, String key, Object value) {
    var more = new HashMap<String, Object>(body);
    more.put(key, value);
    return more;
  }

  private static String inLondon(String start) {
    return Instant.parse(start)
        .atZone(ZoneId.of("Europe/London"))
        .toOffsetDateTime()
        .format(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
  }

  private static Response record(String key) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "patient", Map.of("name", "Noor Ali", "phone", "07700 900321"),
                "consent", Map.of("care", true)))
        .post("/api/booking/clinics/" + CLINIC + "/patients");
  }

  private static Response book(Map<String, ?> body) {
    return given()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/clinics/" + CLINIC + "/staff-appointments");
  }
}
