package afterglow.followup.preparation;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.stringContainsInOrder;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.careplan.CarePlans;
import afterglow.followup.careplan.FollowUps;
import afterglow.followup.checkin.AftercareFixture;
import afterglow.followup.link.Links;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class PreparationPageTest {
  private static final String STEP = "microneedling/prep/P7D";
  private static final Instant BOOKED = Instant.parse("2026-11-14T12:00:00Z");
  private static final Instant WEEK_BEFORE = Instant.parse("2026-11-27T15:00:00Z");

  @Inject AftercareFixture aftercare;
  @Inject BookingFeed booking;
  @Inject ClinicFixture clinics;
  @Inject CarePlans plans;
  @Inject FollowUps followUps;
  @Inject Links links;
  @Inject Database database;

  @Test
  void tellsTheWholePreparationWithItsDatesAndMarksTodays() {
    given()
        .get("/checkin/{token}", token(weekBefore(visit -> {})))
        .then()
        .statusCode(200)
        .contentType("text/html;charset=UTF-8")
        .header("Cache-Control", equalTo("no-store"))
        .header("Referrer-Policy", equalTo("no-referrer"))
        .header("X-Robots-Tag", containsString("noindex"))
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .body(containsString("<title>How to prepare"))
        .body(matchesPattern("(?s).*/checkin/assets/base\\.css\\?v=[0-9a-f]{2,8}\".*"))
        .body(containsString("+442079460958"))
        .body(containsString("Fri 4 Dec 2026, 2:00 pm"))
        .body(containsString("London time"))
        .body(containsString("9:00 am where you are (New York time)"))
        .body(
            stringContainsInOrder(
                "From Fri 20 Nov:</strong> Protect the area",
                "<li aria-current=\"date\">",
                "Today",
                "From Fri 27 Nov:</strong> No waxing",
                "From Sun 29 Nov:</strong> Pause",
                "From Tue 1 Dec:</strong> Avoid",
                "From Thu 3 Dec:</strong> If you were given",
                "From Fri 4 Dec:</strong> Come with clean skin"))
        .body(not(containsString("microneedling")))
        .body(not(containsString("<form")));
  }

  @Test
  void leavesOutTheirClockWhereItIsTheClinics() {
    var visit = weekBefore(one -> one.patientZone = ZoneId.of("Europe/London"));

    given().get("/checkin/{token}", token(visit)).then().body(not(containsString("where you are")));
  }

  @Test
  void speaksThePatientsLanguage() {
    given()
        .get("/checkin/{token}", token(weekBefore(visit -> visit.locale = "es-MX")))
        .then()
        .statusCode(200)
        .body(containsString("<html lang=\"es\""))
        .body(containsString("Cómo prepararse"))
        .body(containsString("vie 4 dic 2026, 14:00"))
        .body(containsString("Desde el vie 20 nov:</strong> Proteja la zona"));
  }

  @Test
  void followsTheVisitWhenItIsMoved() {
    var visit = weekBefore(one -> {});
    var token = token(visit);
    booking.deliver(visit.rescheduled(visit.start.plus(Duration.ofDays(7)), WEEK_BEFORE));

    given()
        .get("/checkin/{token}", token)
        .then()
        .statusCode(200)
        .body(containsString("Fri 11 Dec 2026, 2:00 pm"))
        .body(containsString("From Fri 4 Dec:</strong> No waxing"))
        .body(not(containsString("From Fri 20 Nov")));
  }

  @Test
  void saysThatTheVisitIsCancelledUntilItWouldHaveBegun() {
    var visit = weekBefore(one -> {});
    var token = token(visit);
    booking.deliver(visit.cancelled(WEEK_BEFORE));

    given()
        .get("/checkin/{token}", token)
        .then()
        .statusCode(200)
        .body(containsString("This visit is cancelled"))
        .body(containsString("+442079460958"))
        .body(not(containsString("No waxing")));
    aftercare.until(visit.start);
    given().get("/checkin/{token}", token).then().statusCode(404);
  }

  @Test
  void isGoneOnceTheVisitTookPlace() {
    var visit = weekBefore(one -> {});
    var token = token(visit);
    booking.deliver(
        visit.fulfilled(visit.start.plusSeconds(3_600), visit.start.plusSeconds(3_600)));

    given()
        .get("/checkin/{token}", token)
        .then()
        .statusCode(404)
        .body(containsString("This link does not work any more"));
  }

  @Test
  void isGoneWhenItsLinkExpires() {
    var visit = weekBefore(one -> {});
    var token = token(visit);
    aftercare.until(visit.start.plus(Duration.ofDays(14)));

    given().get("/checkin/{token}", token).then().statusCode(404);
  }

  @Test
  void changesNothingAndTakesNothing() {
    var token = token(weekBefore(visit -> {}));
    var before = everything();

    given().get("/checkin/{token}", token).then().statusCode(200);
    given().head("/checkin/{token}", token).then().statusCode(200);
    given().formParam("ok", "yes").post("/checkin/{token}", token).then().statusCode(404);
    given()
        .contentType("application/json")
        .body(Map.of("answers", Map.of("ok", true)))
        .post("/api/followup/checkins/{token}", token)
        .then()
        .statusCode(404);

    assertEquals(before, everything());
  }

  /** Two in the afternoon in London is nine in the morning in New York, where the patient is. */
  private Appointment weekBefore(Consumer<Appointment> but) {
    clinics.haveProtocols("lumen");
    var visit = new Appointment();
    but.accept(visit);
    booking.deliver(visit.booked(BOOKED));
    aftercare.until(WEEK_BEFORE);
    return visit;
  }

  private String token(Appointment visit) {
    var link =
        QuarkusTransaction.requiringNew()
            .call(
                () -> {
                  var followUp =
                      followUps.one(visit.clinic, aftercare.followUp(visit, STEP)).orElseThrow();
                  return links.preparation(plans.of(followUp), followUp, UUID.randomUUID());
                });
    return link.substring(link.lastIndexOf('/') + 1);
  }

  private List<String> everything() {
    return database.texts(
        "select (select count(*) from outbox) || ' ' || (select count(*) from check_in_answer) || ' '"
            + " || (select string_agg(status || due_at, ' ' order by id) from follow_up)");
  }
}
