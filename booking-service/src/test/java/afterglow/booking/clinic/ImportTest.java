package afterglow.booking.clinic;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ImportTest {
  @Inject TestClock clock;
  @Inject Database database;

  @Test
  void importingTheSameFilesAgainChangesNothing() {
    var clinic = ClinicFixture.aClinic();

    catalogue(clinic, ClinicFixture.CATALOGUE)
        .then()
        .statusCode(200)
        .body("changed", equalTo(false));
  }

  @Test
  void aUnitKeepsItsIdentityThroughAnImport() {
    var clinic = ClinicFixture.aClinic();
    var before = database.column("select id from unit where clinic_id = ? order by id", clinic);

    setup(clinic, ClinicFixture.CLINIC.replace("SLUG", clinic).replace("ZONE", "Europe/Paris"))
        .then()
        .statusCode(200)
        .body("changed", equalTo(true));

    assertEquals(
        before, database.column("select id from unit where clinic_id = ? order by id", clinic));
    given()
        .get("/api/booking/clinics/" + clinic)
        .then()
        .body("locations.zone", hasItem("Europe/Paris"));
  }

  @Test
  void refusesFilesThatCouldNotWorkAndSaysWhere() {
    var clinic = "clinic-" + UUID.randomUUID();
    var good = ClinicFixture.CLINIC.replace("SLUG", clinic).replace("ZONE", "Europe/London");

    assertRefused(setup(clinic, good.replace("Europe/London", "Europe/Londres")), "zone");
    assertRefused(setup(clinic, good.replace("Europe/London", "'+02:00'")), "zone");
    assertRefused(setup(clinic, good.replace("gridMinutes: 15", "gridMinutes: 0")), "gridMinutes");
    assertRefused(setup(clinic, good.replace("code: kim", "code: ana")), "twice");
    assertRefused(setup(clinic, good.replace("does: [needling-pen]", "does: []")), "equipment[0]");
    assertRefused(setup(clinic, good + "\nsurprise: 1\n"), "surprise");
    assertRefused(setup(clinic, "clinic: [\n"), "line");
    assertRefused(setup("another", good), "is imported as another");
    assertEquals(0, database.count("select count(*) from clinic where clinic_id = ?", clinic));

    setup(clinic, good).then().statusCode(200);
    var catalogue = ClinicFixture.CATALOGUE;
    assertRefused(
        catalogue(clinic, catalogue.replace("stop: [pregnancy]", "stop: [gout]")),
        "no question gout");
    assertRefused(catalogue(clinic, catalogue.replace("minutes: 45", "minutes: 0")), "minutes");
    assertRefused(
        catalogue(clinic, catalogue.replace("[{practitioner: consulting}, {room", "[{room")),
        "no segment needs a practitioner");
  }

  @Test
  void refusesToLeaveOutWhatVisitsToComeStillNeed() {
    clock.set(TestClock.MONDAY_TEN);
    var clinic = ClinicFixture.aClinic();
    var setup = ClinicFixture.CLINIC.replace("SLUG", clinic).replace("ZONE", "Europe/London");
    var withoutAna = setup.replace("code: ana", "code: amy");
    var withoutMain =
        setup.replace("code: main", "code: head").replace("location: main", "location: head");
    var withoutTalks = ClinicFixture.CATALOGUE.replace("code: consultation", "code: talk");
    AppointmentFixture.booked(clinic, "consultation", "2027-03-02T10:00:00Z");

    assertRefused(setup(clinic, withoutAna), "unit ana");
    assertRefused(setup(clinic, withoutMain), "location main");
    assertRefused(catalogue(clinic, withoutTalks), "treatment consultation");
    setup(clinic, setup.replace("code: kim", "code: kit")).then().statusCode(200);
    given()
        .get("/api/booking/clinics/" + clinic)
        .then()
        .body("practitioners.code", contains("ana", "kit"));

    clock.set(Instant.parse("2027-03-02T10:30:00Z"));
    setup(clinic, withoutAna).then().statusCode(200);
    setup(clinic, withoutMain).then().statusCode(200);
    catalogue(clinic, withoutTalks).then().statusCode(200);
  }

  @Test
  void isNotThereWithoutTheServiceToken() {
    given()
        .contentType("application/yaml")
        .body("x".getBytes(StandardCharsets.UTF_8))
        .put("/internal/booking/clinics/lumen")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:afterglow:problem:not-found"));
  }

  private static void assertRefused(Response response, String words) {
    response
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:import-refused"))
        .body("detail", containsString(words));
  }

  private static Response setup(String clinic, String document) {
    return put("/internal/booking/clinics/" + clinic, document);
  }

  private static Response catalogue(String clinic, String document) {
    return put("/internal/booking/clinics/" + clinic + "/catalogue", document);
  }

  private static Response put(String path, String document) {
    return given()
        .header("Service-Token", ClinicFixture.SERVICE_TOKEN)
        .contentType("application/yaml")
        .body(document.getBytes(StandardCharsets.UTF_8))
        .put(path);
  }
}
