package afterglow.notification.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.Database;
import afterglow.notification.Examples;
import afterglow.notification.PatientFixture;
import afterglow.notification.PatientFixture.Patient;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import afterglow.notification.message.Ledger;
import afterglow.notification.message.Message;
import afterglow.notification.message.Messages;
import afterglow.notification.message.Reason;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class PublishedContractTest {
  private static final ContactPoint EMAIL = new ContactPoint(Channel.EMAIL, "sam@example.com");
  private static final ContactPoint PHONE = new ContactPoint(Channel.SMS, "+447700900123");

  private final ObjectMapper json = new ObjectMapper();
  private final JsonSchema schema =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(
              getClass()
                  .getResourceAsStream("/contract/notification/message-event.v1.schema.json"));

  @Inject Ledger ledger;
  @Inject Messages messages;
  @Inject PatientFixture patients;
  @Inject Database database;
  @Inject TestClock clock;

  @BeforeEach
  void setTheClock() {
    clock.set(TestClock.BOOKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"accepted", "delivered", "failed", "suppressed"})
  void showsExamplesThatFollowTheSchema(String type) {
    assertEquals(Set.of(), schema.validate(Examples.of("notification/message-" + type)));
  }

  @Test
  void tellsOfAcceptanceAndFailureAsTheExamplesDo() {
    assertAsExample(
        "accepted",
        patients.aPatient().booked(),
        message -> {
          message.send(EMAIL);
          ledger.accept(message);
        });
    assertAsExample(
        "failed",
        patients.aPatient().booked(),
        message -> {
          message.send(EMAIL);
          ledger.reject(message, Reason.BAD_ADDRESS);
        });
  }

  @Test
  void tellsOfDeliveryAsTheExampleDoes() {
    assertAsExample(
        "delivered",
        patients.aPatient().followUpDue(),
        message -> {
          message.send(PHONE);
          ledger.accept(message);
          ledger.deliver(message);
        });
  }

  @Test
  void tellsOfSuppressionAsTheExampleDoes() {
    assertAsExample(
        "suppressed",
        patients.aPatient().followUpDue(),
        message -> {
          message.send(EMAIL);
          message.putBack();
          ledger.suppress(message, Reason.STALE);
        });
  }

  @Test
  void leavesTheChannelOutWhereNoneWasChosen() {
    var event =
        published(
            patients.aPatient().booked(), message -> ledger.suppress(message, Reason.TOO_LATE));

    assertEquals(Set.of(), schema.validate(event));
    assertTrue(event.at("/data/channel").isMissingNode());
  }

  private void assertAsExample(String type, Patient patient, Consumer<Message> life) {
    var event = published(patient, life);
    var example = Examples.of("notification/message-" + type);

    assertEquals(Set.of(), schema.validate(event));
    assertEquals(example.get("type"), event.get("type"));
    assertEquals(example.get("version"), event.get("version"));
    assertEquals(fields(example), fields(event));
    assertEquals(fields(example.get("data")), fields(event.get("data")));
  }

  /** The last event of a message that has lived this life. */
  private JsonNode published(Patient patient, Consumer<Message> life) {
    QuarkusTransaction.requiringNew()
        .run(() -> life.accept(messages.find("appointment", patient.appointment).firstResult()));
    List<String> payloads =
        database.texts(
            "select payload from outbox o join message m on m.id = o.aggregate"
                + " where m.appointment_id = ? order by o.version desc",
            patient.appointment);
    try {
      return json.readTree(payloads.getFirst());
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> fields(JsonNode node) {
    var names = new TreeSet<String>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
