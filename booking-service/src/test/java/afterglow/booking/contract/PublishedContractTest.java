package afterglow.booking.contract;

import static afterglow.booking.AppointmentFixture.booked;
import static afterglow.booking.AppointmentFixture.inReview;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class PublishedContractTest {
  private static final Path CONTRACT = Path.of("contract");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject TestClock clock;
  @Inject Database database;

  static Stream<Path> examples() throws IOException {
    try (var files = Files.list(CONTRACT.resolve("examples"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsValid(Path example) throws IOException {
    assertValid(JSON.readTree(example.toFile()));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  @OidcSecurity(
      claims = @Claim(key = "clinics", value = "[\"contractual\"]", type = ClaimType.JSON_ARRAY))
  void everyPublishedEventIsValidAndHasTheShapeOfItsExample() throws IOException {
    clock.set(TestClock.MONDAY_TEN);
    ClinicFixture.imported("contractual");
    walkThroughEveryEvent();

    var published = new HashMap<String, JsonNode>();
    for (var payload :
        database.column(
            "select payload from outbox where clinic_id = ? order by id", "contractual")) {
      var event = JSON.readTree(payload);
      assertValid(event);
      published.merge(event.get("type").asText(), event, (first, later) -> later);
    }
    var exampled = new HashMap<String, JsonNode>();
    for (var example : examples().toList()) {
      var event = JSON.readTree(example.toFile());
      exampled.put(event.get("type").asText(), event);
    }
    assertEquals(new TreeSet<>(exampled.keySet()), new TreeSet<>(published.keySet()));
    exampled.forEach(
        (type, example) -> assertEquals(shape(example), shape(published.get(type)), type));
  }

  @Test
  void aSchemaRefusesWhatIsNotInIt() throws IOException {
    var event =
        (com.fasterxml.jackson.databind.node.ObjectNode)
            JSON.readTree(CONTRACT.resolve("examples/appointment-booked.json").toFile());
    ((com.fasterxml.jackson.databind.node.ObjectNode) event.get("data")).put("patientName", "Sam");

    assertFalse(schemaOf(event).validate(event).isEmpty());
  }

  private void walkThroughEveryEvent() {
    var fulfilled = booked("contractual", "microneedling", "2027-03-08T10:00:00Z");
    manage(fulfilled.token(), "confirmation", Map.of());
    var missed = booked("contractual", "microneedling", "2027-03-09T10:00:00Z");
    var cancelled = booked("contractual", "microneedling", "2027-03-15T10:00:00Z");
    manage(cancelled.token(), "reschedule", Map.of("start", "2027-03-15T13:00:00Z"));
    manage(cancelled.token(), "cancellation", Map.of());
    inReview("contractual", "2027-03-23T10:00:00Z");
    clock.advance(Duration.ofMinutes(10));
    var inRoom1 = booked("contractual", "microneedling", "2027-03-15T12:00:00Z");
    booked("contractual", "microneedling", "2027-03-15T13:00:00Z");
    manage(inRoom1.token(), "cancellation", Map.of());
    manage(inRoom1.token(), "undo", Map.of());
    manage(inRoom1.token(), "cancellation", Map.of());
    clock.advance(Duration.ofMinutes(10));
    booked("contractual", "consultation", "2027-03-15T13:15:00Z");
    clock.set(Instant.parse("2027-03-09T10:00:00Z"));
    staff(fulfilled.id(), "arrival", 2);
    staff(fulfilled.id(), "fulfilment", 3);
    staff(fulfilled.id(), "correction", 4, Map.of("status", "FULFILLED"));
    staff(missed.id(), "no-show", 1);
  }

  private static void manage(String token, String act, Map<String, ?> body) {
    given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/manage/" + token + "/" + act)
        .then()
        .statusCode(200);
  }

  private static void staff(Object appointment, String act, int version) {
    staff(appointment, act, version, Map.of());
  }

  private static void staff(Object appointment, String act, int version, Map<String, ?> body) {
    given()
        .header("If-Match", version)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/appointments/" + appointment + "/" + act)
        .then()
        .statusCode(200);
  }

  private static void assertValid(JsonNode event) throws IOException {
    assertEquals(Set.of(), schemaOf(event).validate(event), event.toPrettyString());
  }

  private static JsonSchema schemaOf(JsonNode event) throws IOException {
    var name =
        event.get("type").asText().startsWith("afterglow.patient.") ? "patient" : "appointment";
    try (var schema = Files.newInputStream(CONTRACT.resolve(name + "-event.v1.schema.json"))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
  }

  /** Every field with the kind of its value: what a reader may rely on. */
  private static Set<String> shape(JsonNode node) {
    var shape = new TreeSet<String>();
    collect("", node, shape);
    assertTrue(shape.size() > 5);
    return shape;
  }

  private static void collect(String at, JsonNode node, Set<String> shape) {
    if (node.isObject()) {
      node.properties()
          .forEach(field -> collect(at + "." + field.getKey(), field.getValue(), shape));
    } else if (node.isArray()) {
      node.forEach(element -> collect(at + "[]", element, shape));
    } else {
      shape.add(at + " " + node.getNodeType());
    }
  }
}
