package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** One trace follows a booking from the request to the mail that confirms it. */
class TraceTest {
  private final World world = new World();

  @Test
  void runsFromTheRequestThroughKafkaToTheHandOver() {
    var trace = UUID.randomUUID().toString().replace("-", "");
    var caller = trace.substring(0, 16);

    world.book(
        World.Person.byMail("Tia Trace", World.LONDON),
        "lumen",
        "consultation",
        8,
        "traceparent",
        "00-" + trace + "-" + caller + "-01");
    world.settle();

    Eventually.within(
        Duration.ofSeconds(30),
        "the mail's hand-over is in the trace",
        () -> step(trace, "notification", "hand over EMAIL").isPresent());
    var booked =
        step(trace, "booking", "POST /api/booking/clinics/{clinic}/appointments").orElseThrow();
    var published = step(trace, "booking", "publish afterglow.appointments").orElseThrow();
    var planned = step(trace, "notification", "process afterglow.appointments").orElseThrow();
    var sent = step(trace, "notification", "hand over EMAIL").orElseThrow();
    assertEquals(caller, booked.get("parent").asText());
    assertFollows(booked, published);
    assertFollows(published, planned);
    assertFollows(planned, sent);
    assertEquals("Accepted", sent.get("attributes").get("afterglow.outcome").asText());
    assertTrue(step(trace, "notification", "ask for release").isPresent());
    assertTrue(step(trace, "followup", "process afterglow.appointments").isPresent());
  }

  private static void assertFollows(JsonNode cause, JsonNode effect) {
    assertEquals(cause.get("span"), effect.get("parent"), effect + " follows " + cause);
  }

  private Optional<JsonNode> step(String trace, String service, String name) {
    return steps(trace).stream()
        .filter(span -> span.get("service").asText().equals(service))
        .filter(span -> span.get("name").asText().equals(name))
        .findFirst();
  }

  private List<JsonNode> steps(String trace) {
    return World.list(
        world.http().get("/dev/traces?trace=" + trace).expect(200).body().get("spans"));
  }
}
