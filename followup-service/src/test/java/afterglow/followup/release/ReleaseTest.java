package afterglow.followup.release;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.checkin.AftercareFixture;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class ReleaseTest {
  private static final String CHECK_IN = "microneedling/checkin/PT24H";

  @Inject AftercareFixture aftercare;
  @Inject BookingFeed booking;
  @Inject ClinicFixture clinics;
  @Inject Database database;

  @ConfigProperty(name = "afterglow.booking-url")
  String bookingUrl;

  @AfterEach
  void bookingIsThere() {
    given().body("false").put(bookingUrl + "/away");
  }

  @Test
  void givesACheckInItsLinkAndTheSameOneWhenAskedAgain() {
    var visit = dayOne();
    var message = UUID.randomUUID();
    var link =
        ask(message, visit, CHECK_IN, dueVersion(visit, CHECK_IN))
            .statusCode(200)
            .body("[0].message", equalTo(message.toString()))
            .body("[0].decision", equalTo("GO"))
            .body("[0].link", startsWith("http://localhost:8080/checkin/"))
            .extract()
            .path("[0].link");

    ask(message, visit, CHECK_IN, dueVersion(visit, CHECK_IN)).body("[0].link", equalTo(link));
    given()
        .get(((String) link).replace("http://localhost:8080", ""))
        .then()
        .statusCode(200)
        .body(containsString("How is it healing?"));
    assertEquals(
        List.of("32"),
        database.texts("select length(token_hash) from check_in_link where message = ?", message));
  }

  @Test
  void givesAReminderTheLinkOfItsOwner() {
    var visit = bookedLongBefore("microneedling");
    var message = UUID.randomUUID();

    ask(message, visit, "visit/P1D", dueVersion(visit, "visit/P1D"))
        .body("[0].decision", equalTo("GO"))
        .body("[0].link", equalTo("http://localhost:8080/m/of-" + message));
  }

  @Test
  void saysWhereToReadHowToPrepareAndTheSamePlaceWhenAskedAgain() {
    var visit = bookedLongBefore("microneedling");
    var message = UUID.randomUUID();
    var link =
        ask(message, visit, "microneedling/prep/P1D", dueVersion(visit, "microneedling/prep/P1D"))
            .body("[0].link", equalTo("http://localhost:8080/m/of-" + message))
            .body("[0].preparation", matchesPattern("http://localhost:8080/checkin/[\\w-]{22}"))
            .extract()
            .path("[0].preparation");

    ask(message, visit, "visit/P1D", dueVersion(visit, "visit/P1D"))
        .body("[0].preparation", equalTo(link));
    assertEquals(
        List.of("32"),
        database.texts("select length(token_hash) from check_in_link where message = ?", message));
  }

  @Test
  void hasNothingToReadWhereThereIsNothingToPrepare() {
    var reminded = bookedLongBefore("consultation");
    ask(UUID.randomUUID(), reminded, "visit/P1D", dueVersion(reminded, "visit/P1D"))
        .body("[0].decision", equalTo("GO"))
        .body("[0].preparation", nullValue());

    var treated = dayOne();
    ask(UUID.randomUUID(), treated, CHECK_IN, dueVersion(treated, CHECK_IN))
        .body("[0].preparation", nullValue());
  }

  @Test
  void sendsNothingThatBookingKnowsToBeStaleThoughItsEventHasNotCome() {
    var visit = dayOne();
    given().body(visit.version() + 1).put(bookingUrl + "/last/" + visit.id);

    ask(UUID.randomUUID(), visit, CHECK_IN, dueVersion(visit, CHECK_IN))
        .body("[0].decision", equalTo("STALE"))
        .body("[0].reason", equalTo("SUPERSEDED"))
        .body("[0].link", nullValue());
  }

  @Test
  void sendsNothingThatIsNotWantedHereAndDoesNotAskBooking() {
    var visit = dayOne();
    var version = dueVersion(visit, CHECK_IN);
    var before = asked();

    ask(UUID.randomUUID(), visit, CHECK_IN, version + 1).body("[0].reason", equalTo("SUPERSEDED"));
    ask(UUID.randomUUID(), visit, "microneedling/checkin/PT72H", version)
        .body("[0].reason", equalTo("SUPERSEDED"));
    ask(question(UUID.randomUUID(), UUID.randomUUID(), 1)).body("[0].reason", equalTo("UNKNOWN"));
    booking.deliver(visit.missed(AftercareFixture.ENDED.plus(Duration.ofDays(1))));
    ask(question(UUID.randomUUID(), followUpOf(visit), version))
        .body("[0].reason", equalTo("CANCELLED"));
    assertEquals(before, asked());
  }

  @Test
  void holdsEverythingWhileBookingIsAway() {
    var visit = dayOne();
    given().body("true").put(bookingUrl + "/away");

    ask(UUID.randomUUID(), visit, CHECK_IN, dueVersion(visit, CHECK_IN))
        .statusCode(503)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:booking-away"));
  }

  @Test
  void refusesWhatIsNoQuestionAndWhoIsNoService() {
    given()
        .contentType("application/json")
        .body("[]")
        .post("/internal/followup/releases")
        .then()
        .statusCode(404);
    ask(List.of(Map.of("message", UUID.randomUUID(), "channel", "FAX"))).statusCode(422);
    ask("{").statusCode(400);
  }

  /** The day before it has come. */
  private Appointment bookedLongBefore(String treatment) {
    clinics.haveProtocols("lumen");
    var visit = new Appointment();
    visit.treatment = treatment;
    booking.deliver(visit.booked(visit.start.minus(Duration.ofDays(20))));
    aftercare.until(visit.start.minus(Duration.ofHours(23)));
    last(visit);
    return visit;
  }

  private Appointment dayOne() {
    var visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(Duration.ofHours(24));
    last(visit);
    return visit;
  }

  private void last(Appointment visit) {
    given().body(visit.version()).put(bookingUrl + "/last/" + visit.id);
  }

  private int asked() {
    return given().get(bookingUrl + "/asked").as(Integer.class);
  }

  private UUID followUpOf(Appointment visit) {
    return UUID.fromString(
        database
            .texts(
                "select f.id from follow_up f join care_plan p on p.id = f.care_plan"
                    + " where p.appointment = ? and f.steps = ?",
                visit.id,
                CHECK_IN)
            .getFirst());
  }

  private int dueVersion(Appointment visit, String step) {
    return Integer.parseInt(
        database
            .texts(
                "select due_version from follow_up where id = ?", aftercare.followUp(visit, step))
            .getFirst());
  }

  private ValidatableResponse ask(UUID message, Appointment visit, String step, int version) {
    return ask(question(message, aftercare.followUp(visit, step), version));
  }

  private static Object question(UUID message, UUID subject, int version) {
    return List.of(
        Map.of("message", message, "channel", "SMS", "subject", subject, "version", version));
  }

  private static ValidatableResponse ask(Object body) {
    return given()
        .header("Service-Token", "a-token-for-tests")
        .contentType("application/json")
        .body(body)
        .post("/internal/followup/releases")
        .then();
  }
}
