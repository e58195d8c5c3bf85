package afterglow.followup.seen;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ParkedApiTest {
  private static final Instant BOOKED = Instant.parse("2026-11-23T09:41:07Z");

  @Inject BookingFeed booking;
  @Inject ClinicFixture clinics;
  @Inject Database database;

  @BeforeEach
  void clinic() {
    clinics.haveProtocols("lumen");
  }

  @Test
  void letsAPoisonedRecordBlockItsAggregateUntilItIsReplayed() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    booking.deliver(BookingFeed.poison(visit.id), visit.confirmed(BOOKED), visit.cancelled(BOOKED));

    assertEquals(List.of("ACTIVE"), states(visit));
    var id = parked(visit.id);
    listed(id).body("waiting", equalTo(2)).body("version", nullValue());
    act(id, "replay").body("applied", equalTo(2)).body("left", equalTo(0));
    assertEquals(List.of("REVOKED"), states(visit));
  }

  @Test
  void neverParksAgainWhatWasNoVersionAfterAll() {
    var visit = new Appointment();
    var poison = BookingFeed.poison(visit.id);
    booking.deliver(visit.booked(BOOKED), poison);
    act(parked(visit.id), "replay").body("applied", equalTo(0)).body("left", equalTo(0));

    booking.deliver(poison, visit.cancelled(BOOKED));

    assertEquals(List.of("REVOKED"), states(visit));
  }

  @Test
  void keepsAnUnreadableRecordThatMayBeTheMissingVersionAndNamesThatVersion() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    var confirmed = visit.confirmed(BOOKED);
    booking.deliver(BookingFeed.poison(visit.id), visit.cancelled(BOOKED));

    act(parked(visit.id), "replay")
        .body("applied", equalTo(0))
        .body("left", equalTo(2))
        .body("says", containsString("Version 2 is missing"));

    booking.deliver(confirmed);
    assertEquals(List.of("REVOKED"), states(visit));
    assertEquals(List.of(), allParked(visit.id));
  }

  @Test
  void goesOnBehindAVersionThatIsDiscarded() {
    var visit = new Appointment();
    var booked = visit.booked(BOOKED);
    booking.deliver(booked, BookingFeed.withoutTreatment(visit.rescheduled(visit.start, BOOKED)));
    booking.deliver(visit.cancelled(BOOKED));
    var id = parked(visit.id);
    listed(id).body("version", equalTo(2)).body("waiting", equalTo(1));

    act(id, "replay").body("applied", equalTo(0)).body("left", equalTo(2));
    act(id, "discard").statusCode(200).body("applied", equalTo(1));

    assertEquals(List.of("REVOKED"), states(visit));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "", "[]", "1", "{}", "{\"subject\":1e400}"})
  void parksADocumentThatIsNoEvent(String text) {
    var key = UUID.randomUUID();
    var visit = new Appointment();

    booking.deliver(BookingFeed.saying(key, text), visit.booked(BOOKED));

    assertEquals(1, allParked(key).size());
    assertEquals(List.of("ACTIVE"), states(visit));
  }

  @Test
  void takesTheRealVersionInPlaceOfOneThatCouldNotBeApplied() {
    var visit = new Appointment();
    booking.deliver(visit.booked(BOOKED));
    var moved = visit.rescheduled(visit.start, BOOKED);
    booking.deliver(BookingFeed.withoutTreatment(moved));
    assertEquals(1, allParked(visit.id).size());

    booking.deliver(moved, visit.cancelled(BOOKED));

    assertEquals(List.of(), allParked(visit.id));
    assertEquals(List.of("REVOKED"), states(visit));
  }

  @Test
  void takesTheRealVersionInPlaceOfAWrongOneThatWaitsBehindSomethingElse() {
    var visit = new Appointment();
    var booked = visit.booked(BOOKED);
    var moved = visit.rescheduled(visit.start, BOOKED);
    booking.deliver(booked, BookingFeed.poison(visit.id), BookingFeed.withoutTreatment(moved));

    var wrong = allParked(visit.id).getLast();

    booking.deliver(moved, visit.cancelled(BOOKED));
    post(wrong, "discard").statusCode(404);
    act(parked(visit.id), "discard").statusCode(200).body("applied", equalTo(2));

    assertEquals(List.of("REVOKED"), states(visit));
  }

  @Test
  void parksWhatWasDiscardedOnceWhenItComesUnderAnotherKey() {
    var discarded = BookingFeed.poison(UUID.randomUUID());
    var other = UUID.randomUUID();
    booking.deliver(discarded);
    act(parked(UUID.fromString(discarded.key())), "discard").statusCode(200);

    booking.deliver(discarded, BookingFeed.under(other, discarded));

    assertEquals(List.of(), allParked(UUID.fromString(discarded.key())));
    assertEquals(1, allParked(other).size());
  }

  @Test
  void discardsWhatHasNoAggregateAtAll() {
    var key = "not an id " + UUID.randomUUID();
    booking.deliver(BookingFeed.poison(key));
    var id =
        database
            .texts("select id from parked where aggregate is null order by id desc limit 1")
            .getFirst();

    listed(id).body("aggregate", nullValue()).body("waiting", equalTo(0));
    act(id, "replay").body("left", equalTo(1)).body("says", containsString("cannot be read"));
    act(id, "discard").body("left", equalTo(0));
  }

  @Test
  void tellsNothingOfWhatARecordSays() {
    var poisoned = UUID.randomUUID();
    booking.deliver(BookingFeed.poison(poisoned));

    var all = given().header("Service-Token", "a-token-for-tests").get("/internal/followup/parked");

    assertFalse(all.asString().contains("not json"));
  }

  @Test
  void isThereForNobodyWithoutTheServiceToken() {
    given().get("/internal/followup/parked").then().statusCode(404);
    given().post("/internal/followup/parked/1/replay").then().statusCode(404);
    given().post("/internal/followup/parked/1/discard").then().statusCode(404);
  }

  @Test
  void knowsNothingOfARecordThatIsNotParked() {
    post("0", "replay").statusCode(404).body("type", equalTo("urn:afterglow:problem:not-parked"));
    post("0", "discard").statusCode(404);
  }

  private static ValidatableResponse listed(String id) {
    return given()
        .header("Service-Token", "a-token-for-tests")
        .get("/internal/followup/parked")
        .then()
        .statusCode(200)
        .rootPath("parked.find { it.id == " + id + " }");
  }

  private static ValidatableResponse act(String id, String act) {
    return post(id, act).statusCode(200);
  }

  private static ValidatableResponse post(String id, String act) {
    return given()
        .header("Service-Token", "a-token-for-tests")
        .post("/internal/followup/parked/" + id + "/" + act)
        .then();
  }

  private List<String> states(Appointment visit) {
    return database.texts("select state from care_plan where appointment = ?", visit.id);
  }

  private String parked(UUID aggregate) {
    return database
        .texts("select id from parked where aggregate = ? order by id limit 1", aggregate)
        .getFirst();
  }

  private List<String> allParked(UUID aggregate) {
    return database.texts("select id from parked where aggregate = ? order by id", aggregate);
  }
}
