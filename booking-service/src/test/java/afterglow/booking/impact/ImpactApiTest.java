package afterglow.booking.impact;

import static afterglow.booking.AppointmentFixture.booked;
import static afterglow.booking.AppointmentFixture.hold;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(
    user = "ines",
    roles = {"manager", "reception"})
@OidcSecurity(
    claims = @Claim(key = "clinics", value = "[\"impacted\"]", type = ClaimType.JSON_ARRAY))
class ImpactApiTest {
  private static final String CLINIC = "impacted";
  private static int week;

  @Inject TestClock clock;
  @Inject Database database;

  private Instant tuesday;
  private AppointmentFixture.Appointment visit;

  @BeforeEach
  void aVisitOnTuesdayAtTen() {
    clock.set(TestClock.MONDAY_TEN.plus(Duration.ofDays(7L * week++)));
    tuesday = clock.instant().plus(Duration.ofHours(14));
    setUp(setup());
    visit = booked(CLINIC, "microneedling", tuesday.plus(Duration.ofHours(10)).toString());
  }

  /** Whoever is still an orphan would be one for the next test too. */
  @AfterEach
  void itIsCalledOff() {
    given()
        .contentType(ContentType.JSON)
        .post("/api/booking/manage/" + visit.token() + "/cancellation");
  }

  @Test
  void showsWhatABlockWouldDoAndDoesNothing() {
    var before = database.rowsOf(CLINIC).subList(0, 5);

    block("blocks/impact", "room-1", tuesday, 24)
        .then()
        .statusCode(200)
        .body("appointment", contains(visit.id().toString()))
        .body("[0].rules", contains("CLAIMED"));

    assertEquals(before, database.rowsOf(CLINIC).subList(0, 5));
    orphans().then().body("$", empty());
  }

  @Test
  void keepsNewVisitsAwayAndListsTheOldOneOnceUntilItHasAnotherRoom() {
    var id = block("blocks", "room-1", tuesday, 24).then().statusCode(201).extract().path("id");

    orphans()
        .then()
        .body("appointment", contains(visit.id().toString()))
        .body("[0].sameTime", equalTo(true))
        .body("[0].since", equalTo(clock.instant().toString()));
    clock.advance(Duration.ofMinutes(5));
    orphans().then().body("$", hasSize(1)).body("[0].proposals", hasSize(3));

    act("reassignment").then().statusCode(200);

    orphans().then().body("$", empty());
    assertEquals(
        1,
        database.count(
            "select count(*) from claim join unit on unit.id = unit_id"
                + " where holder = ? and code = 'room-2'",
            visit.id()));
    given().delete("/api/booking/clinics/" + CLINIC + "/blocks/" + id).then().statusCode(204);
    given().delete("/api/booking/clinics/" + CLINIC + "/blocks/" + id).then().statusCode(404);
  }

  @Test
  void offersOtherTimesWhenThePractitionerIsAway() {
    block("blocks", "ana", tuesday, 24).then().statusCode(201);

    hold(CLINIC, "consultation", tuesday.plus(Duration.ofHours(14)).toString(), null)
        .then()
        .statusCode(409);
    orphans().then().body("[0].sameTime", equalTo(false)).body("[0].proposals", hasSize(3));
    act("reassignment").then().statusCode(409);

    var later = orphans().path("[0].proposals[0].start");
    given()
        .header("If-Match", 1)
        .contentType(ContentType.JSON)
        .body(Map.of("start", later))
        .post("/api/booking/appointments/" + visit.id() + "/reschedule")
        .then()
        .statusCode(200);
    orphans().then().body("$", empty());
  }

  @Test
  void foreseesWhatAClosureWouldDoAndListsItWhenItIsMade() {
    var closed =
        setup()
            + "closures: [{from: "
            + tuesday.toString().substring(0, 10)
            + ", note: Holiday}]\n";

    given()
        .contentType("application/yaml")
        .body(closed.getBytes(StandardCharsets.UTF_8))
        .post("/api/booking/clinics/" + CLINIC + "/setup/impact")
        .then()
        .statusCode(200)
        .body("appointment", contains(visit.id().toString()));
    orphans().then().body("$", empty());

    setUp(closed);
    orphans()
        .then()
        .body("[0].rules", equalTo(java.util.List.of("CLOSED", "NO_ROOM", "NO_EQUIPMENT")));
    setUp(setup());
    orphans().then().body("$", empty());
  }

  @Test
  void refusesWhatCannotBeBlocked() {
    block("blocks", "nobody", tuesday, 24)
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:unknown-unit"));
    block("blocks", "ana", tuesday, 0).then().statusCode(422);
    block("blocks", "ana", tuesday, 24 * 400).then().statusCode(422);
  }

  private static String setup() {
    return ClinicFixture.CLINIC.replace("SLUG", CLINIC).replace("ZONE", "Europe/London");
  }

  private static void setUp(String document) {
    ClinicFixture.importedAs(CLINIC, document);
  }

  private static Response orphans() {
    return given().get("/api/booking/clinics/" + CLINIC + "/orphans");
  }

  private Response act(String act) {
    return given()
        .header("If-Match", 1)
        .contentType(ContentType.JSON)
        .post("/api/booking/appointments/" + visit.id() + "/" + act);
  }

  private static Response block(String path, String unit, Instant from, int hours) {
    return given()
        .header("Idempotency-Key", UUID.randomUUID().toString())
        .contentType(ContentType.JSON)
        .body(
            Map.of(
                "unit",
                unit,
                "from",
                from.toString(),
                "until",
                from.plus(Duration.ofHours(hours)).toString()))
        .post("/api/booking/clinics/" + CLINIC + "/" + path);
  }
}
