package afterglow.booking.desk;

import static afterglow.booking.AppointmentFixture.booked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

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
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DeskTest {
  private static final String OURS = "[\"desked\"]";
  private static final String BOTH = "[\"desked\",\"desked-too\"]";
  private static final String ELSEWHERE = "[\"desked-too\"]";

  @Inject TestClock clock;
  @Inject Database database;

  private Appointment appointment;

  @BeforeEach
  void anAppointmentOnTheDayOfToday() {
    clock.set(TestClock.MONDAY_TEN);
    ClinicFixture.imported("desked");
    ClinicFixture.imported("desked-too");
    var free =
        given()
            .queryParam("treatment", "consultation")
            .get("/api/booking/clinics/desked/slots")
            .<String>path("soonest");
    appointment = booked("desked", "consultation", free);
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void showsTheDayWithWhatCanBeDoneNow() {
    page("/desk")
        .then()
        .statusCode(200)
        .contentType("text/html")
        .header("Cache-Control", "no-store")
        .header("Content-Security-Policy", startsWith("default-src 'none'"))
        .body(containsString("Monday 1 March"))
        .body(containsString("Sam Khan"))
        .body(containsString(appointment.reference()))
        .body(containsString("Room 2"))
        .body(containsString(form("arrival")))
        .body(containsString("/desk/appointments/" + appointment.id() + "/cancellation"))
        .body(not(containsString(form("no-show"))));
    page("/desk?day=2027-03-02").then().body(containsString("No visits on this day"));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void saysNothingNewWhenNothingIsNew() {
    var tag = page("/desk").asString().replaceAll("(?s).*data-live=\"([^\"]+)\".*", "$1");

    browser().header("If-None-Match", "\"" + tag + "\"").get("/desk").then().statusCode(304);
    act("arrival", 1);
    browser()
        .header("If-None-Match", "\"" + tag + "\"")
        .get("/desk")
        .then()
        .statusCode(200)
        .body(containsString("is-arrived"));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void takesAVisitFromArrivalToItsEndAndSaysWhatWasDone() {
    var arrived = act("arrival", 1);
    arrived.then().statusCode(303).header("Location", endsWith("#v-" + appointment.id()));
    page(arrived.header("Location")).then().body(containsString("Sam Khan has arrived."));

    var done = act("fulfilment", 2);
    page(done.header("Location")).then().body(containsString("The visit of Sam Khan is done."));
    page(arrived.header("Location")).then().body(not(containsString("has arrived.")));
    assertEquals(
        List.of("1 booked", "2 arrived", "3 fulfilled"),
        database.column(
            "select version || ' ' || split_part(payload::jsonb ->> 'type', '.', 3)"
                + " from outbox where aggregate = ? order by version",
            appointment.id()));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void asksBeforeItCancels() {
    page("/desk/appointments/" + appointment.id() + "/cancellation")
        .then()
        .statusCode(200)
        .body(containsString("Cancel this visit?"));
    assertEquals("BOOKED", status());

    var cancelled = act("cancellation", 1);

    page(cancelled.header("Location"))
        .then()
        .body(containsString("The visit of Sam Khan is cancelled."));
    assertEquals("CANCELLED", status());
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void offersToTakeBackWhatWasDoneLastForThreeMinutes() {
    var undo = "/desk/appointments/" + appointment.id() + "/undo";
    page(act("cancellation", 1).header("Location")).then().body(containsString(undo));

    page(act("undo", 2).header("Location"))
        .then()
        .body(containsString("The visit of Sam Khan is as it was before."));
    assertEquals("BOOKED", status());

    act("arrival", 3).then().header("Location", endsWith("?refused=arrival"));
    act("cancellation", 3);
    clock.advance(Duration.ofMinutes(3));
    act("undo", 4).then().header("Location", endsWith("?refused=changed"));
    page("/desk/appointments/" + appointment.id()).then().body(not(containsString(undo)));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void doesNothingFromAPageThatIsOutOfDate() {
    act("arrival", 1);
    var stale = act("cancellation", 1);

    stale.then().statusCode(303).header("Location", endsWith("?refused=changed"));
    page(stale.header("Location"))
        .then()
        .body(containsString("somebody has changed this visit"))
        .body(containsString("is-arrived"));
    act("arrival", 0).then().header("Location", endsWith("?refused=changed"));
    assertEquals("ARRIVED", status());
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void refusesANoShowBeforeTheVisitBegins() {
    var refused = act("no-show", 1);

    page(refused.header("Location")).then().body(containsString("this visit has not begun"));
    assertEquals("BOOKED", status());
    clock.set(Instant.parse("2027-03-01T19:00:00Z"));
    page("/desk").then().body(containsString(form("no-show")));
    act("no-show", 1).then().header("Location", containsString("done=no-show"));
    assertEquals("NO_SHOW", status());
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void tellsHowToReachThePatientAndWhatHasHappened() {
    page("/desk/appointments/" + appointment.id())
        .then()
        .statusCode(200)
        .body(containsString("tel:+447700900123"))
        .body(containsString("mailto:sam.khan@example.com"))
        .body(containsString("Monday 1 March, 10:00am"));
  }

  @Test
  @TestSecurity(user = "ada", roles = "auditor")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void anAuditorLooksAndHasNothingToPress() {
    for (var path : List.of("/desk", "/desk/appointments/" + appointment.id())) {
      page(path)
          .then()
          .statusCode(200)
          .body(containsString("Sam Khan"))
          .body(not(containsString("/arrival")))
          .body(not(containsString("/cancellation")));
    }
    act("arrival", 1).then().statusCode(403).body(containsString("You cannot open this page"));
    page("/desk/appointments/" + appointment.id() + "/cancellation").then().statusCode(403);
    assertEquals("BOOKED", status());
  }

  @Test
  @TestSecurity(user = "nora", roles = "manager")
  @OidcSecurity(claims = @Claim(key = "clinics", value = ELSEWHERE, type = ClaimType.JSON_ARRAY))
  void anotherClinicsIsNotThere() {
    page("/desk").then().statusCode(200).body(not(containsString("Sam Khan")));
    page("/desk?clinic=desked").then().statusCode(404).body(not(containsString("Sam Khan")));
    page("/desk/appointments/" + appointment.id()).then().statusCode(404);
    page("/desk/appointments/" + appointment.id() + "/cancellation").then().statusCode(404);
    for (var act : Act.values()) {
      act(act.path(), 1).then().statusCode(404);
    }
    assertEquals("BOOKED", status());
  }

  @Test
  @TestSecurity(user = "two", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = BOTH, type = ClaimType.JSON_ARRAY))
  void whoeverWorksAtSeveralClinicsChoosesOnce() {
    page("/desk").then().statusCode(200).body(containsString("Choose a clinic"));
    var chosen = page("/desk?clinic=desked");
    chosen.then().statusCode(200).cookie("desk_clinic", "desked");

    browser().cookie("desk_clinic", "desked").get("/desk").then().body(containsString("Sam Khan"));
    browser()
        .cookie("desk_clinic", "not-theirs")
        .get("/desk")
        .then()
        .body(containsString("Choose a clinic"));
  }

  @Test
  @TestSecurity(user = "new", roles = "reception")
  void tellsWhoeverHasNoClinicWhatIsMissing() {
    page("/desk")
        .then()
        .statusCode(403)
        .body(
            allOf(
                containsString("You cannot open this page"),
                containsString("<dd>new</dd>"),
                containsString("<dd>reception</dd>"),
                containsString("/desk/sign-out")));
  }

  @Test
  @TestSecurity(user = "new", roles = "something-else")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void tellsWhoeverHasNoRoleWhatIsMissing() {
    page("/desk").then().statusCode(403).body(containsString("<dd>something-else</dd>"));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(claims = @Claim(key = "clinics", value = OURS, type = ClaimType.JSON_ARRAY))
  void speaksSpanishToo() {
    given()
        .header("Accept-Language", "es")
        .get("/desk")
        .then()
        .body(containsString("Lunes 1 de marzo"))
        .body(containsString("Ha llegado"));
  }

  @Test
  void sendsAnybodyElseToSignIn() {
    for (var path : List.of("/desk", "/desk/appointments/" + appointment.id())) {
      page(path).then().statusCode(302).header("Location", containsString("/auth/sign-in?"));
    }
    act("arrival", 1).then().statusCode(303).header("Location", equalTo("/desk"));
    assertEquals("BOOKED", status());
  }

  private String form(String act) {
    return "action=\"/desk/appointments/" + appointment.id() + "/" + act + "\"";
  }

  private Response act(String act, int version) {
    return browser()
        .header("Sec-Fetch-Site", "same-origin")
        .formParam("version", version)
        .post("/desk/appointments/" + appointment.id() + "/" + act);
  }

  private static Response page(String path) {
    return browser().get(path.replaceFirst("#.*", ""));
  }

  private static RequestSpecification browser() {
    return given().redirects().follow(false);
  }

  private String status() {
    return database
        .column("select status from appointment where id = ?", appointment.id())
        .getFirst();
  }
}
