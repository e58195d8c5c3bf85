package afterglow.followup.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.cases.StaffFixture;
import afterglow.followup.checkin.AftercareFixture;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What this service publishes is what {@code contract/} shows. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class ContractTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject BookingFeed booking;
  @Inject AftercareFixture aftercare;
  @Inject StaffFixture staff;
  @Inject Database database;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "follow-up-due",
        "follow-up-withdrawn",
        "follow-up-answered",
        "case-opened",
        "case-acknowledged"
      })
  void showsOnlyValidExamples(String name) throws IOException {
    assertEquals(List.of(), List.copyOf(schema().validate(example(name))));
  }

  @Test
  @TestSecurity(user = "ana", roles = "clinician")
  void publishesWhatTheExamplesShow() throws IOException {
    var called = new Appointment();
    booking.deliver(called.booked(Instant.parse("2026-11-23T09:41:07Z")));
    aftercare.until(Instant.parse("2026-12-03T14:00:00Z"));
    booking.deliver(called.cancelled(Instant.parse("2026-12-03T14:00:09Z")));
    var treated = aftercare.treated("lumen", "microneedling");
    aftercare.after(Duration.ofHours(24));
    RestAssured.given()
        .contentType("application/json")
        .body("{\"answers\": {\"flags\": [\"infection\"]}}")
        .post("/api/followup/checkins/{t}", aftercare.token(treated, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200);
    staff.acknowledgeAllOf(treated);

    var published = published(called, treated);
    var examples =
        Map.of(
            "afterglow.follow-up.due.v1", "follow-up-due",
            "afterglow.follow-up.withdrawn.v1", "follow-up-withdrawn",
            "afterglow.follow-up.answered.v1", "follow-up-answered",
            "afterglow.follow-up.case-opened.v1", "case-opened",
            "afterglow.follow-up.case-acknowledged.v1", "case-acknowledged");
    for (var event : published) {
      assertEquals(List.of(), List.copyOf(schema().validate(event)), event.toString());
      var example = example(Objects.requireNonNull(examples.get(event.get("type").asText())));
      assertEquals(shape("", example), shape("", event));
    }
    assertEquals(
        new TreeSet<>(examples.keySet()),
        published.stream()
            .map(event -> event.get("type").asText())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void saysNothingOfTheAnswersOrThePatient() {
    var treated = aftercare.treated("lumen", "microneedling");
    aftercare.after(Duration.ofHours(24));
    RestAssured.given()
        .contentType("application/json")
        .body("{\"answers\": {\"flags\": [\"infection\"], \"text\": \"it looks purple\"}}")
        .post("/api/followup/checkins/{t}", aftercare.token(treated, "microneedling/checkin/PT24H"))
        .then()
        .statusCode(200);

    for (var event : published(treated, treated)) {
      assertFalse(event.toString().contains("purple"));
      assertFalse(event.toString().contains("infection"));
    }
  }

  private List<JsonNode> published(Appointment one, Appointment other) {
    return database
        .texts(
            "select payload from outbox o join care_plan p on p.id = o.aggregate"
                + " where p.appointment in (?, ?) order by o.id",
            one.id,
            other.id)
        .stream()
        .map(ContractTest::parse)
        .toList();
  }

  /** Every field there is, and of what kind its value is. */
  private static TreeSet<String> shape(String at, JsonNode node) {
    var fields = new TreeSet<String>();
    node.properties()
        .forEach(
            field -> {
              var path = at + "/" + field.getKey();
              fields.add(path + " " + field.getValue().getNodeType());
              fields.addAll(shape(path, field.getValue()));
            });
    return fields;
  }

  private static JsonSchema schema() throws IOException {
    try (var stream = resource("follow-up-event.v1.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(stream);
    }
  }

  private static JsonNode example(String name) throws IOException {
    try (var stream = resource("examples/" + name + ".json")) {
      return JSON.readTree(stream);
    }
  }

  private static InputStream resource(String path) {
    return Objects.requireNonNull(
        ContractTest.class.getResourceAsStream("/contract/followup/" + path), path);
  }

  private static JsonNode parse(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
