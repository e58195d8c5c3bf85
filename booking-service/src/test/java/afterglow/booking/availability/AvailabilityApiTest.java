package afterglow.booking.availability;

import static afterglow.booking.AppointmentFixture.booked;
import static afterglow.booking.AppointmentFixture.hold;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

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
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class AvailabilityApiTest {
  private static final String CLINIC = "available";
  private static final String OURS = "[\"available\"]";
  private static final String ELSEWHERE = "[\"somewhere-else\"]";

  @Inject TestClock clock;
  @Inject Database database;

  @BeforeEach
  void aClinic() {
    clock.set(TestClock.MONDAY_TEN);
    ClinicFixture.imported(CLINIC);
  }

  @Test
  void countsTheFreeStartsOfEachDayAndKnowsTheSoonest() {
    given()
        .queryParam("treatment", "consultation")
        .queryParam("from", "2027-03-08")
        .queryParam("to", "2027-03-14")
        .get("/api/booking/clinics/" + CLINIC + "/slots")
        .then()
        .statusCode(200)
        // From nine to half past four, and on Sunday from midnight to half past five.
        .body(
            "days", equalTo(java.util.Map.of("2027-03-08", 31, "2027-03-09", 31, "2027-03-14", 23)))
        .body("soonest", equalTo("2027-03-01T12:00:00Z"));
  }

  /** What another replica books is a row that this one has not read yet. */
  @Test
  void refusesWhatAnotherReplicaHasJustTakenAndOffersItNoMore() {
    free("2027-03-23").body("slots.start", hasItem("2027-03-23T10:00:00Z"));
    database.column(
        """
        insert into claim (clinic_id, unit_id, during, kind, need, holder)
        select clinic_id, id, '[2027-03-23T10:00:00Z, 2027-03-23T10:30:00Z)', 'APPOINTMENT',
          'ROOM:consulting-room', gen_random_uuid()
        from unit where clinic_id = ? returning unit_id
        """,
        CLINIC);

    hold(CLINIC, "consultation", "2027-03-23T10:00:00Z", null)
        .then()
        .statusCode(409)
        .body("type", endsWith("slot-taken"))
        .body("alternatives.start", not(hasItem("2027-03-23T10:00:00Z")));
    free("2027-03-23").body("slots.start", not(hasItem("2027-03-23T10:00:00Z")));
  }

  private static ValidatableResponse free(String day) {
    return given()
        .queryParam("treatment", "consultation")
        .queryParam("from", day)
        .queryParam("to", day)
        .get("/api/booking/clinics/" + CLINIC + "/slots")
        .then()
        .statusCode(200);
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void saysWhyATimeCannotBeHad() {
    booked(CLINIC, "microneedling", "2027-03-16T12:00:00Z");

    why("2027-03-16T12:30:00Z", null).body("[0].rules.rule", contains("CLAIMED", "NO_EQUIPMENT"));
    why("2027-03-16T13:15:00Z", null).body("[0].rules.rule", empty());
    why("2027-03-16T12:45:00Z", null)
        .body("[0].rules.rule", contains("BUFFER"))
        .body("[0].rules[0].by", contains("APPOINTMENT"));
    why("2027-03-16T12:07:00Z", "kim")
        .body("[0].rules.rule", contains("GRID", "HOURS", "NO_EQUIPMENT"));
    why("2027-03-01T10:30:00Z", "kim").body("[0].rules.rule", hasItem("NOTICE"));
    why("2028-03-14T10:00:00Z", null).body("[0].rules.rule", hasItem("HORIZON"));
    why("2027-03-17T10:00:00Z", null).body("[0].rules.rule", hasItem("CLOSED"));
  }

  @Test
  @TestSecurity(user = "lee", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = ELSEWHERE, type = ClaimType.JSON_ARRAY))
  void saysNothingOfAnotherClinic() {
    given()
        .queryParam("treatment", "microneedling")
        .queryParam("start", "2027-03-16T12:45:00Z")
        .get("/api/booking/clinics/" + CLINIC + "/slots/blocked")
        .then()
        .statusCode(404);
  }

  @Test
  void doesNotSayWhyToJustAnybody() {
    given()
        .get("/api/booking/clinics/" + CLINIC + "/slots/blocked")
        .then()
        .statusCode(401)
        .body("rules", not(hasItem("CLAIMED")));
  }

  private static ValidatableResponse why(String start, String practitioner) {
    var asked = given().queryParam("treatment", "microneedling").queryParam("start", start);
    if (practitioner != null) {
      asked.queryParam("practitioner", practitioner);
    }
    return asked.get("/api/booking/clinics/" + CLINIC + "/slots/blocked").then().statusCode(200);
  }
}
