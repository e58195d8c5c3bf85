package afterglow.booking.staff;

import static afterglow.booking.AppointmentFixture.booked;
import static afterglow.booking.AppointmentFixture.inReview;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.AppointmentFixture.Appointment;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class StaffAccessTest {
  private static final String CLINIC = "audited";
  private static final String OURS = "[\"audited\"]";

  /** What staff ask that says nothing of any patient. */
  private static final Set<String> OF_NO_PATIENT =
      Set.of(
          "GET /api/booking/clinics/{clinic}/slots/blocked",
          "GET /api/booking/clinics/{clinic}/blocks",
          "POST /api/booking/clinics/{clinic}/blocks",
          "DELETE /api/booking/clinics/{clinic}/blocks/{block}",
          "GET /api/booking/clinics/{clinic}/setup",
          "PUT /api/booking/clinics/{clinic}/setup",
          "GET /api/booking/clinics/{clinic}/catalogue",
          "PUT /api/booking/clinics/{clinic}/catalogue");

  private static final String ELSEWHERE = "[\"somewhere-else\"]";

  @Inject TestClock clock;
  @Inject Database database;

  @BeforeEach
  void aClinicOfTheirs() {
    clock.set(TestClock.MONDAY_TEN);
    ClinicFixture.imported(CLINIC);
  }

  /** A call for every route that staff have; a new one must be added here, and note its use. */
  private Map<String, Supplier<Response>> calls() {
    var calls = new LinkedHashMap<String, Supplier<Response>>();
    calls.put(
        "GET /api/booking/clinics/{clinic}/board",
        () -> given().get("/api/booking/clinics/audited/board"));
    calls.put("GET /desk", () -> given().get("/desk"));
    calls.put(
        "GET /desk/appointments/{id}",
        () -> given().get("/desk/appointments/" + anAppointment().id()));
    calls.put(
        "GET /desk/appointments/{id}/cancellation",
        () -> given().get("/desk/appointments/" + anAppointment().id() + "/cancellation"));
    calls.put(
        "POST /desk/appointments/{id}/{act}",
        () ->
            given()
                .redirects()
                .follow(false)
                .header("Sec-Fetch-Site", "same-origin")
                .formParam("version", "1")
                .post("/desk/appointments/" + anAppointment().id() + "/cancellation"));
    calls.put("GET /api/booking/audit", () -> given().get("/api/booking/audit"));
    for (var act : new String[] {"arrival", "fulfilment", "cancellation"}) {
      calls.put(
          "POST /api/booking/appointments/{id}/" + act, () -> act(anAppointment().id(), act, "{}"));
    }
    calls.put(
        "POST /api/booking/appointments/{id}/no-show",
        () -> {
          var missed = anAppointment();
          clock.advance(Duration.ofHours(26));
          var answer = act(missed.id(), "no-show", "{}");
          clock.set(TestClock.MONDAY_TEN);
          return answer;
        });
    calls.put(
        "POST /api/booking/clinics/{clinic}/patients/{patient}/answers",
        () ->
            created(
                "patients/" + patientOf(anAppointment()) + "/answers",
                "{\"answers\": {\"keloid\": {\"answer\": \"no\"}}}"));
    calls.put(
        "GET /api/booking/clinics/{clinic}/orphans",
        () -> given().get("/api/booking/clinics/audited/orphans"));
    calls.put(
        "POST /api/booking/clinics/{clinic}/blocks/impact",
        () ->
            created(
                "blocks/impact",
                "{\"unit\": \"ana\", \"from\": \"2027-03-02T00:00Z\","
                    + " \"until\": \"2027-03-03T00:00Z\"}"));
    calls.put(
        "POST /api/booking/clinics/{clinic}/setup/impact",
        () ->
            given()
                .contentType("application/yaml")
                .body(
                    ClinicFixture.CLINIC
                        .replace("SLUG", CLINIC)
                        .replace("ZONE", "Europe/London")
                        .getBytes(StandardCharsets.UTF_8))
                .post("/api/booking/clinics/audited/setup/impact"));
    calls.put(
        "POST /api/booking/appointments/{id}/reassignment",
        () -> act(anAppointment().id(), "reassignment", ""));
    calls.put(
        "GET /api/booking/clinics/{clinic}/reviews",
        () -> given().get("/api/booking/clinics/audited/reviews"));
    calls.put(
        "POST /api/booking/appointments/{id}/review",
        () ->
            act(
                inReview(CLINIC, soonestTreatment()).id(),
                "review",
                "{\"decision\": \"APPROVE\"}"));
    calls.put(
        "POST /api/booking/clinics/{clinic}/patients",
        () ->
            created(
                "patients",
                "{\"patient\": {\"name\": \"Noor\", \"phone\": \"07700 900321\"},"
                    + " \"consent\": {\"care\": true}}"));
    calls.put(
        "POST /api/booking/clinics/{clinic}/staff-appointments",
        () ->
            created(
                "staff-appointments",
                "{\"patient\": \"%s\", \"treatment\": \"consultation\", \"start\": \"%s\"}"
                    .formatted(patientOf(anAppointment()), soonest())));
    calls.put(
        "POST /api/booking/appointments/{id}/reschedule",
        () -> act(anAppointment().id(), "reschedule", "{\"start\":\"" + soonest() + "\"}"));
    // These come after another act of staff, which is on record before they are called.
    var arrived = anAppointment();
    var moved = anAppointment();
    var cancelled = anAppointment();
    act(arrived.id(), "arrival", "").then().statusCode(200);
    act(moved.id(), "cancellation", "").then().statusCode(200);
    act(cancelled.id(), "cancellation", "").then().statusCode(200);
    calls.put(
        "POST /api/booking/appointments/{id}/correction",
        () -> act(arrived.id(), 2, "correction", "{\"status\":\"BOOKED\"}"));
    calls.put(
        "POST /api/booking/appointments/{id}/telling",
        () -> act(moved.id(), 2, "telling", "{\"when\":\"NOW\"}"));
    calls.put("POST /api/booking/appointments/{id}/undo", () -> act(cancelled.id(), 2, "undo", ""));
    return calls;
  }

  @Test
  @TestSecurity(
      user = "maya",
      roles = {"reception", "clinician", "manager", "auditor"})
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void everyUseOfEveryStaffRouteIsNotedOnce() {
    var calls = calls();
    var routes = StaffRoutes.all();
    assertTrue(routes.removeAll(OF_NO_PATIENT));
    assertEquals(routes, calls.keySet());
    calls.forEach(
        (route, call) -> {
          var before = accesses();
          var answer = call.get();
          assertTrue(answer.statusCode() < 400, route + " " + answer.asString());
          assertEquals(before + 1, accesses(), route);
          assertEquals("no-store", answer.header("Cache-Control"), route);
        });
  }

  @Test
  @TestSecurity(
      user = "maya",
      roles = {"reception", "manager"})
  @OidcSecurity(
      claims = {
        @Claim(key = "sub", value = "0f6b"),
        @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY)
      })
  void tellsAManagerWhoDidWhatToAPatient() {
    var appointment = anAppointment();
    act(appointment.id(), "arrival", "").then().statusCode(200);

    given()
        .queryParam("patient", patientOf(appointment))
        .get("/api/booking/audit")
        .then()
        .statusCode(200)
        .body("accesses", hasSize(1))
        .body("accesses[0].act", equalTo("appointment.arrived"))
        .body("accesses[0].subject", equalTo(appointment.id().toString()))
        .body("accesses[0].staff", equalTo("0f6b"))
        .body("accesses[0].staffName", equalTo("maya"))
        .body("accesses[0].roles", hasItem("reception"))
        .body("accesses[0].at", equalTo("2027-03-01T10:00:00Z"));
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void isReadPageByPage() {
    for (var look = 0; look < 3; look++) {
      given().get("/api/booking/clinics/audited/board").then().statusCode(200);
    }

    var first = given().get("/api/booking/audit?limit=2").then().body("accesses", hasSize(2));
    var link = first.extract().header("Link");
    var second =
        given().get(link.substring(1, link.indexOf('>'))).then().body("accesses", hasSize(2));

    var last = first.extract().<Integer>path("accesses[1].id");
    assertTrue(second.extract().<Integer>path("accesses[0].id") < last);
    for (var unreadable :
        new String[] {
          "from=yesterday",
          "from=+500000-01-01T00:00:00Z",
          "to=-0500-01-01T00:00:00Z",
          "patient=sam",
          "before=first"
        }) {
      given()
          .queryParam(unreadable.replaceFirst("=.*", ""), unreadable.replaceFirst(".*?=", ""))
          .get("/api/booking/audit")
          .then()
          .statusCode(422)
          .body("type", equalTo("urn:afterglow:problem:invalid"))
          .body("errors[0].field", equalTo(unreadable.replaceFirst("=.*", "")));
    }
  }

  @Test
  @TestSecurity(user = "nora", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = ELSEWHERE, type = ClaimType.JSON_ARRAY))
  void staysWithItsClinic() {
    noted(CLINIC, "theirs");
    noted("somewhere-else", "our own");

    given()
        .get("/api/booking/audit")
        .then()
        .body("accesses.staffName", hasItem("our own"))
        .body("accesses.clinic", everyItem(equalTo("somewhere-else")));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void anActThatWasRefusedIsNotedAsALookWhereItTellsHowTheVisitStands() {
    var appointment = anAppointment();
    var before = accesses();

    given()
        .header("If-Match", "7")
        .post("/api/booking/appointments/" + appointment.id() + "/arrival")
        .then()
        .statusCode(412);
    act(appointment.id(), "no-show", "").then().statusCode(409);
    act(appointment.id(), "reschedule", "{\"start\":\"2027-03-01T03:00:00Z\"}")
        .then()
        .statusCode(422);
    assertEquals(
        List.of("appointment.read", "appointment.read", "appointment.read"),
        database.column(
            "select act from staff_access where ? = any (patients)",
            UUID.fromString(patientOf(appointment))));
    assertEquals(before + 3, accesses());

    act(UUID.randomUUID(), "arrival", "").then().statusCode(404);
    given().get("/api/booking/audit").then().statusCode(403);
    assertEquals(before + 3, accesses());
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void noNoteCanBeChangedOrTakenBack() {
    given().get("/api/booking/clinics/audited/board").then().statusCode(200);

    for (var change :
        new String[] {
          "update staff_access set staff = 'nobody' returning staff",
          "delete from staff_access returning staff",
          "truncate staff_access"
        }) {
      assertThrows(AssertionError.class, () -> database.column(change), change);
    }
  }

  private static Appointment anAppointment() {
    return booked(CLINIC, "consultation", soonest());
  }

  private static String soonestTreatment() {
    return given()
        .queryParam("treatment", "microneedling")
        .get("/api/booking/clinics/audited/slots")
        .path("soonest");
  }

  private static String soonest() {
    return given()
        .queryParam("treatment", "consultation")
        .get("/api/booking/clinics/audited/slots")
        .path("soonest");
  }

  private String patientOf(Appointment appointment) {
    return database
        .column("select patient from appointment where id = ?", appointment.id())
        .getFirst();
  }

  private static Response created(String what, String body) {
    return given()
        .header("Idempotency-Key", UUID.randomUUID())
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/clinics/audited/" + what);
  }

  private static Response act(UUID appointment, String act, String body) {
    return act(appointment, 1, act, body);
  }

  private static Response act(UUID appointment, int version, String act, String body) {
    return given()
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/appointments/" + appointment + "/" + act);
  }

  private void noted(String clinic, String name) {
    database.column(
        "insert into staff_access (clinic_id, at, staff, staff_name, roles, act, patients, items)"
            + " values (?, '2027-03-01T09:00:00Z', 'x', ?, '{}', 'board.read', '{}', 0)"
            + " returning id",
        clinic,
        name);
  }

  private long accesses() {
    return database.count("select count(*) from staff_access where clinic_id = ?", CLINIC);
  }
}
