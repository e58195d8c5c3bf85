package afterglow.booking.release;

import static afterglow.booking.AppointmentFixture.booked;
import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ReleaseTest {
  @Inject TestClock clock;

  private AppointmentFixture.Appointment appointment;

  @BeforeEach
  void anAppointment() {
    clock.set(TestClock.MONDAY_TEN);
    appointment = booked(ClinicFixture.aClinic(), "microneedling", "2027-03-02T10:00:00Z");
  }

  @Test
  void aMessageGoesWhileThePlanItSpeaksOfStands() {
    manage("confirmation");

    var answer = release(UUID.randomUUID(), "EMAIL", 1);

    answer.then().statusCode(200).body("[0].decision", equalTo("GO"));
    given()
        .get("/api/booking/manage/" + tokenIn(answer))
        .then()
        .statusCode(200)
        .body("reference", equalTo(appointment.reference()));
  }

  @Test
  void aMessageHasALinkOfItsOwnAndTheSameOneWhenAskedAgain() {
    var message = UUID.randomUUID();

    var first = release(message, "SMS", 1);

    first.then().body("[0].link", startsWith("http://localhost:8080/m/"));
    assertEquals(tokenIn(first), tokenIn(release(message, "SMS", 1)));
    assertNotEquals(tokenIn(first), tokenIn(release(UUID.randomUUID(), "SMS", 1)));
    assertEquals(22, tokenIn(first).length());
  }

  @Test
  void nothingGoesAfterACancellation() {
    manage("cancellation");

    release(UUID.randomUUID(), "EMAIL", 1)
        .then()
        .body("[0].decision", equalTo("STALE"))
        .body("[0].reason", equalTo("CANCELLED"));
    release(UUID.randomUUID(), "EMAIL", 2).then().body("[0].decision", equalTo("GO"));
  }

  @Test
  void whatSpeaksOfAnEarlierTimeIsStale() {
    given()
        .contentType(ContentType.JSON)
        .body(Map.of("start", "2027-03-02T14:00:00Z"))
        .post("/api/booking/manage/" + appointment.token() + "/reschedule");

    release(UUID.randomUUID(), "EMAIL", 1).then().body("[0].reason", equalTo("SUPERSEDED"));
  }

  @Test
  void isNotThereWithoutTheServiceToken() {
    given()
        .contentType(ContentType.JSON)
        .body(List.of())
        .post("/internal/booking/releases")
        .then()
        .statusCode(404);
  }

  @Test
  void twoWhoAskForTheSameMessagesInOtherOrdersAreBothAnswered() throws Exception {
    try (var askers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var round = 0; round < 10; round++) {
        var messages = Stream.generate(UUID::randomUUID).limit(100).toList();
        var one = askers.submit(() -> release(messages, "EMAIL", 1).statusCode());
        var other = askers.submit(() -> release(messages.reversed(), "EMAIL", 1).statusCode());

        assertEquals(List.of(200, 200), List.of(one.get(), other.get()));
      }
    }
  }

  private void manage(String act) {
    given()
        .contentType(ContentType.JSON)
        .post("/api/booking/manage/" + appointment.token() + "/" + act)
        .then()
        .statusCode(200);
  }

  private Response release(UUID message, String channel, int version) {
    return release(List.of(message), channel, version);
  }

  private Response release(List<UUID> messages, String channel, int version) {
    return given()
        .header("Service-Token", ClinicFixture.SERVICE_TOKEN)
        .contentType(ContentType.JSON)
        .body(
            messages.stream()
                .map(
                    message ->
                        Map.of(
                            "message", message,
                            "channel", channel,
                            "subject", appointment.id(),
                            "version", version))
                .toList())
        .post("/internal/booking/releases");
  }

  private static String tokenIn(Response answer) {
    var link = answer.<String>path("[0].link");
    return link.substring(link.lastIndexOf('/') + 1);
  }
}
