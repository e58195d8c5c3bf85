package afterglow.booking.page;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@DisplayName("A patient books with plain forms")
class BookingFlowTest {
  private static final String MONDAY_TWO = "2027-03-01T14:00:00Z";
  private static final Map<String, String> NO =
      Map.of("answer-pregnancy", "no", "answer-keloid", "no", "answer-sun_tan", "no");
  private static final Map<String, String> SAM =
      Map.of(
          "name", "Sam Khan",
          "email", "sam.khan@example.com",
          "phone", "07700 900123",
          "preferred", "SMS",
          "care", "yes",
          "zone", "America/New_York");

  @Inject TestClock clock;
  @Inject Database database;

  private String clinic;
  private String base;

  @BeforeEach
  void aClinic() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
    base = "/book/" + clinic + "/microneedling";
  }

  @Test
  void fromATimeOverQuestionsAndDetailsToAnAppointment() {
    var questions = hold(MONDAY_TWO);
    assertEquals("A few questions first", questions.heading());
    assertTrue(questions.says("Held for you until 10:10am"));
    var details = questions.send(base + "/details", NO);
    var check = details.send(base + "/check", SAM);
    assertTrue(check.says("Monday 1 March, 2:00pm"));
    var booked = check.send(base + "/book");

    assertEquals(303, booked.status());
    var page = booked.follow();
    assertEquals("We look forward to seeing you", page.heading());
    assertTrue(page.says("1 Example Street"));
    assertFalse(page.says("Microneedling"));
    assertEquals(
        List.of("America/New_York"),
        database.column("select patient_zone from appointment where clinic_id = ?", clinic));
    assertEquals(
        List.of("+447700900123"),
        database.column("select phone from patient where clinic_id = ?", clinic));
  }

  @Test
  void hasNoPageForATimeOrAClinicThatCannotBe() {
    assertEquals(404, hold("+500000-01-01T00:00:00Z").status());
    assertEquals(404, given().urlEncodingEnabled(false).get("/book/a%00b").statusCode());
    assertEquals(
        409,
        hold(MONDAY_TWO)
            .send(
                base + "/details",
                with(with(NO, "hold", "none"), "held", "+500000-01-01T00:00:00Z"))
            .status());
  }

  @Test
  void aTreatmentWithoutQuestionsGoesStraightToTheDetails() {
    base = "/book/" + clinic + "/consultation";

    assertEquals("Your details", hold(MONDAY_TWO).heading());
  }

  @Test
  void lookingHoldsNothing() {
    var before = database.rowsOf(clinic);

    for (var path : List.of("/", "/book", "/book/" + clinic, base, base + "?from=2027-03-02")) {
      assertEquals(200, Browser.open(path).status());
    }

    assertEquals(before, database.rowsOf(clinic));
  }

  @Test
  void tappingATimeTwiceHoldsItOnce() {
    var times = Browser.open(base);

    times.send(base + "/hold", Map.of("start", MONDAY_TWO));
    var again = times.send(base + "/hold", Map.of("start", MONDAY_TWO));

    assertEquals(200, again.status());
    assertEquals(1, database.count("select count(*) from hold where clinic_id = ?", clinic));
  }

  @Test
  void bookingTwiceWithOneFormIsOneAppointment() {
    var check = hold(MONDAY_TWO).send(base + "/details", NO).send(base + "/check", SAM);

    var first = check.send(base + "/book").response().header("Location");
    var second = check.send(base + "/book").response().header("Location");

    assertEquals(first, second);
    assertEquals(1, database.count("select count(*) from appointment where clinic_id = ?", clinic));
  }

  @Test
  void aMistakeIsNamedFirstAndNothingHasToBeTypedAgain() {
    var details = hold(MONDAY_TWO).send(base + "/details", NO);

    var wrong =
        details.send(
            base + "/check", Map.of("name", "Sam \"<b>\" Khan", "email", "sam", "care", "yes"));

    assertEquals(422, wrong.status());
    assertTrue(wrong.title().startsWith("Error: "));
    assertTrue(wrong.html().indexOf("error-summary") < wrong.html().indexOf("<h1>"));
    assertTrue(wrong.says("<a href=\"#email\">Enter an e-mail address"));
    assertFalse(wrong.says("<b>"));
    var right = wrong.send(base + "/check", Map.of("name", "Sam", "email", "sam@example.com"));
    assertEquals("Check and book", right.heading());
  }

  @Test
  void everyQuestionNeedsAnAnswerAndAYesItsDate() {
    var questions = hold(MONDAY_TWO);

    var wrong =
        questions.send(
            base + "/details", Map.of("answer-pregnancy", "no", "answer-sun_tan", "yes"));

    assertEquals(422, wrong.status());
    assertTrue(wrong.says("href=\"#answer-keloid\""));
    assertTrue(wrong.says("href=\"#last-sun_tan\""));
    assertFalse(wrong.says("href=\"#answer-pregnancy\""));
    assertEquals("no", wrong.filledIn(base + "/details").get("answer-pregnancy"));
  }

  @Test
  void goingBackKeepsWhatWasTyped() {
    var check = hold(MONDAY_TWO).send(base + "/details", NO).send(base + "/check", SAM);

    var details = check.send(base + "/details");
    var questions = details.send(base + "/questions");

    assertEquals("Sam Khan", details.filledIn(base + "/check").get("name"));
    assertEquals("yes", details.filledIn(base + "/check").get("care"));
    assertEquals("no", questions.filledIn(base + "/details").get("answer-keloid"));
    assertEquals("Sam Khan", questions.filledIn(base + "/details").get("name"));
  }

  @Test
  void aTimeSomebodyElseTookComesWithTheNearestOnesAndKeepsWhatWasTyped() {
    hold(MONDAY_TWO);

    var lost = hold(MONDAY_TWO);

    assertEquals(409, lost.status());
    assertEquals("That time has just been taken", lost.heading());
    assertEquals(3, lost.html().split("name=\"start\"", -1).length - 1);
  }

  @Test
  void aLostHoldCostsNoWord() {
    var check = hold(MONDAY_TWO).send(base + "/details", NO).send(base + "/check", SAM);
    clock.advance(Duration.ofMinutes(10));

    var lost = check.send(base + "/book");

    assertEquals("Your time is no longer held", lost.heading());
    var details = lost.send(base + "/hold", Map.of("start", MONDAY_TWO));
    assertEquals("Sam Khan", details.filledIn(base + "/check").get("name"));
    var booked = details.send(base + "/check").send(base + "/book");
    assertEquals(303, booked.status());
  }

  @Test
  void afterALostHoldTheTimesNearestToTheOneThatWasHeldAreOffered() {
    var details = hold("2027-03-15T14:00:00Z").send(base + "/details", NO);
    clock.advance(Duration.ofMinutes(10));

    var lost = details.send(base + "/check", SAM);

    assertEquals("Your time is no longer held", lost.heading());
    assertTrue(lost.says("Monday 15 March, 2:00pm"));
    assertFalse(lost.says("Monday 1 March"));
  }

  @Test
  void aZoneThatIsNoRegionIsTakenForTheClinics() {
    var details = hold(MONDAY_TWO).send(base + "/details", NO);

    details.send(base + "/check", with(SAM, "zone", "+02:00")).send(base + "/book");

    assertEquals(
        List.of("Europe/London"),
        database.column("select patient_zone from appointment where clinic_id = ?", clinic));
  }

  @Test
  void theTimeCanBeKeptTenMinutesLongerOnceFromAnyStep() {
    var details = hold(MONDAY_TWO).send(base + "/details", NO);
    clock.advance(Duration.ofMinutes(9));

    var longer = details.send(base + "/extend", Map.of("at", "details"));

    assertEquals(details.heading(), longer.heading());
    assertTrue(longer.says("10:19am"));
    assertFalse(longer.says("Keep it ten minutes longer"));
    clock.advance(Duration.ofMinutes(9));
    assertEquals(303, longer.send(base + "/check", SAM).send(base + "/book").status());
  }

  @Test
  void anAnswerThatStopsItLeadsToThePhoneAtOnceAndNothingIsBooked() {
    var talk = hold(MONDAY_TWO).send(base + "/details", with(NO, "answer-pregnancy", "yes"));

    assertEquals("Let us talk first", talk.heading());
    assertTrue(talk.says("href=\"tel:+442079460958\""));
    assertEquals(0, database.count("select count(*) from appointment where clinic_id = ?", clinic));
  }

  @Test
  void anAnswerThatAClinicianHasToJudgeHoldsTheTimeAndSaysSo() {
    var sent =
        hold(MONDAY_TWO)
            .send(base + "/details", with(NO, "answer-keloid", "unsure"))
            .send(base + "/check", SAM)
            .send(base + "/book");

    var page = sent.follow();

    assertEquals("We have received your request", page.heading());
    assertEquals(
        1,
        database.count(
            "select count(*) from appointment where clinic_id = ? and status = 'PENDING_REVIEW'",
            clinic));
  }

  @Test
  void tooSoonAfterATanOffersLaterTimes() {
    var answers = new HashMap<>(with(NO, "answer-sun_tan", "yes"));
    answers.put("last-sun_tan", "2027-02-25");

    var later = hold(MONDAY_TWO).send(base + "/details", answers);

    assertEquals("A little later is better", later.heading());
    assertTrue(later.says("from Thursday 11 March on"));
    assertTrue(later.says(">Sunday 14 March, 12:00am<"));
  }

  @Test
  void neitherHoldNorPersonIsEverInAnAddress() {
    var check = hold(MONDAY_TWO).send(base + "/details", NO).send(base + "/check", SAM);

    var typed = check.filledIn(base + "/book");
    for (var secret : List.of(typed.get("hold"), typed.get("token"), typed.get("name"))) {
      assertEquals(
          List.of(),
          Pattern.compile("(?:href|action)=\"([^\"]*)\"")
              .matcher(check.html())
              .results()
              .map(found -> found.group(1))
              .filter(address -> address.contains(secret))
              .toList());
    }
    assertEquals(0, check.response().cookies().size());
  }

  @Test
  void speaksTheLanguageThatTheBrowserOrTheAddressAsksFor() {
    assertEquals("Elija una hora", Browser.open(base, "es-MX,en;q=0.5").heading());
    var asked = Browser.open(base + "?lang=es");
    assertEquals("Elija una hora", asked.heading());
    var questions = asked.send(base + "/hold", Map.of("start", MONDAY_TWO));
    assertTrue(questions.says("<html lang=\"es\""));
    assertTrue(questions.says("¿Embarazada?"));
    assertEquals("Choose a time", Browser.open(base + "?lang=xx", "fr").heading());
  }

  @Test
  void opensOnTheFirstFreeDayAndHasAWayOutOfAnEmptyOne() {
    assertTrue(Browser.open(base).says("Soonest: Monday 1 March, 12:00pm"));
    var empty = Browser.open(base + "?from=2027-08-20");
    assertTrue(Browser.open(base + "?with=kim").says("12:00pm"));
    assertEquals(200, empty.status());
    assertEquals(200, Browser.open(base + "?from=yesterday&with=nobody").status());
  }

  @Test
  void whatIsNotThereIsAFriendlyPage() {
    for (var path : List.of("/book/nowhere", "/book/" + clinic + "/nothing")) {
      var gone = Browser.open(path);
      assertEquals(404, gone.status());
      assertEquals("We cannot find this page", gone.heading());
    }
    assertEquals(404, hold("whenever").status());
  }

  @Test
  void isKeptOutOfCachesFramesAndSearchEngines() {
    var headers = Browser.open(base).response().headers();

    assertEquals("no-store", headers.getValue("Cache-Control"));
    assertEquals("no-referrer", headers.getValue("Referrer-Policy"));
    assertEquals("noindex", headers.getValue("X-Robots-Tag"));
    assertEquals("nosniff", headers.getValue("X-Content-Type-Options"));
    assertTrue(headers.getValue("Content-Security-Policy").startsWith("default-src 'none'"));
  }

  @Test
  void anotherSitesFormIsRefused() {
    for (var header :
        List.of(
            Map.of("Sec-Fetch-Site", "cross-site"),
            Map.of("Origin", "https://elsewhere.example"))) {
      given()
          .headers(header)
          .contentType(ContentType.URLENC)
          .formParams(Map.of("start", MONDAY_TWO, "key", "k"))
          .post(base + "/hold")
          .then()
          .statusCode(403);
    }
    assertEquals(0, database.count("select count(*) from hold where clinic_id = ?", clinic));
  }

  private Browser hold(String start) {
    return Browser.open(base).send(base + "/hold", Map.of("start", start));
  }

  private static Map<String, String> with(Map<String, String> fields, String name, String value) {
    var more = new HashMap<>(fields);
    more.put(name, value);
    return more;
  }
}
