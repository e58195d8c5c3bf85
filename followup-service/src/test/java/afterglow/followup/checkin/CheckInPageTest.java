package afterglow.followup.checkin;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.protocol.PackFixture;
import afterglow.followup.protocol.Urgency;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class CheckInPageTest {
  @Inject AftercareFixture aftercare;
  @Inject Database database;

  @Test
  void showsWhatToKnowAndAsksWhatTheStepAsksFor() {
    given()
        .get("/checkin/{token}", dayOne("microneedling"))
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Cache-Control", equalTo("no-store"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("X-Robots-Tag", containsString("noindex"))
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("Wash gently with lukewarm water."))
        .body(containsString("name=\"pain\""))
        .body(containsString("name=\"trend\""))
        .body(containsString("Fever of 38"))
        .body(containsString("+442079460958"))
        .body(containsString("tel:999"))
        .body(matchesPattern("(?s).*/checkin/assets/base\\.css\\?v=[0-9a-f]{2,8}\".*"))
        .body(not(containsString("name=\"ok\"")))
        .body(not(containsString("microneedling")));
  }

  @Test
  void bringsItsOwnLook() {
    given()
        .get("/checkin/assets/tokens.css")
        .then()
        .statusCode(200)
        .contentType(containsString("text/css"));
  }

  @Test
  void changesNothingByBeingLookedAt() {
    var token = dayOne("microneedling");
    var before = everything();
    given().get("/checkin/{token}", token).then().statusCode(200);
    given().head("/checkin/{token}", token).then().statusCode(200);

    assertEquals(before, everything());
  }

  @Test
  void saysWhatIsMissingAndKeepsTheRest() {
    given()
        .formParam("pain", "3")
        .formParam("text", "<b>hello</b>")
        .post("/checkin/{token}", dayOne("microneedling"))
        .then()
        .statusCode(422)
        .body(containsString("<title>Error: "))
        .body(containsString("href=\"#trend\""))
        .body(containsString("href=\"#flags\""))
        .body(not(containsString("href=\"#pain\"")))
        .body(containsString("value=\"3\" checked"))
        .body(containsString("&lt;b&gt;hello&lt;/b&gt;"));
  }

  @Test
  void thanksForFineAnswers() {
    given()
        .formParam("pain", "1")
        .formParam("trend", "better")
        .formParam("flags", "none")
        .post("/checkin/{token}", dayOne("microneedling"))
        .then()
        .statusCode(200)
        .body(containsString("Thank you, your answers are kept"))
        .body(containsString("Nothing in your answers worries us."));
  }

  @Test
  void keepsAPatientsWordsWithoutWhatTheyCannotSee() {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(Duration.ofHours(24));
    given()
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("pain", "1")
        .formParam("trend", "better")
        .formParam("flags", "fever")
        .formParam("text", "hot\u0000\u0007\r\nsince noon" + "x".repeat(1_985) + "\ud83e\udd12!")
        .post("/checkin/{token}", aftercare.token(visit, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200);

    var kept =
        database
            .texts(
                "select judged::jsonb -> 'answers' ->> 'text' from check_in_answer"
                    + " where follow_up = ?",
                aftercare.followUp(visit, "microneedling/checkin/PT24H"))
            .getFirst();
    assertEquals("hot\nsince noon" + "x".repeat(1_985), kept);
  }

  @Test
  void putsTheEmergencyNumberFirst() {
    var page =
        given()
            .formParam("pain", "8")
            .formParam("trend", "worse")
            .formParam("flags", "vo_skin")
            .post("/checkin/{token}", dayOne("dermal-filler"))
            .then()
            .statusCode(200)
            .extract()
            .asString();

    var main = page.substring(page.indexOf("<main"));
    assertTrue(main.indexOf("Call 999 now") < main.indexOf("your answers are kept"));
    assertTrue(main.indexOf("Call 999 now") < main.indexOf("+442079460958"));
  }

  @Test
  void neverClaimsThatSomebodyHasBeenTold() {
    var pack = PackFixture.lumen();
    for (var urgency : Urgency.values()) {
      var say = Objects.requireNonNull(pack.urgency().get(urgency)).say();
      assertFalse(say.in(Locale.ENGLISH).matches("(?i).*(told|on call|will contact).*"));
      assertFalse(say.in(Locale.of("es")).matches("(?i).*(avisado|guardia|contactaremos).*"));
    }
    given()
        .formParam("flags", "vo_skin")
        .post("/checkin/{token}", dayOne("dermal-filler"))
        .then()
        .body(containsString("Then call our clinic."))
        .body(containsString("They are in your clinic"))
        .body(not(containsString("been told")));
  }

  @Test
  void neverAsksForTheRestBeforeItTellsWhomToCall() {
    var token = dayOne("dermal-filler");

    given()
        .formParam("flags", "vision", "no-such-sign")
        .formParam("text", "x".repeat(5_000))
        .post("/checkin/{token}", token)
        .then()
        .statusCode(200)
        .body(containsString("Call 999 now"));
    given()
        .formParam("pain", "9")
        .post("/checkin/{token}", dayOne("microneedling"))
        .then()
        .statusCode(200)
        .body(containsString("your answers are kept"));
  }

  @Test
  void speaksThePatientsLanguage() {
    var visit = aftercare.treated("lumen", "microneedling", "es");
    aftercare.after(Duration.ofHours(24));

    given()
        .get("/checkin/{token}", aftercare.token(visit, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200)
        .body(containsString("<html lang=\"es\""))
        .body(containsString("¿Cómo va la curación?"))
        .body(containsString("Lávese con suavidad"));
  }

  @Test
  void tellsKindlyThatALinkIsGone() {
    given()
        .header("Accept-Language", "es-ES,es;q=0.9")
        .get("/checkin/{token}", "nothing")
        .then()
        .statusCode(404)
        .contentType("text/html;charset=UTF-8")
        .body(containsString("Este enlace ya no funciona"));
    given().get("/checkin/nothing").then().statusCode(404).body(containsString("does not work"));
    given()
        .header("Accept-Language", "en;q=2")
        .get("/checkin/nothing")
        .then()
        .statusCode(404)
        .body(containsString("does not work"));
  }

  private String dayOne(String treatment) {
    var visit = aftercare.treated("lumen", treatment);
    aftercare.after(Duration.ofHours(24));
    return aftercare.token(visit, treatment + "/checkin/PT24H");
  }

  private List<String> everything() {
    return database.texts(
        "select (select count(*) from outbox) || ' ' || (select count(*) from check_in_answer) || ' '"
            + " || (select count(*) from follow_up where status = 'ANSWERED')");
  }
}
