package afterglow.followup.messages;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.BookingServer;
import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.checkin.AftercareFixture;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@QuarkusTestResource(BookingServer.class)
class MessageEventsTest {
  private static final String TOPIC = "afterglow.messages";
  private static final String STEP = "microneedling/checkin/PT24H";

  @Inject MessageEvents messages;
  @Inject AftercareFixture aftercare;
  @Inject Database database;

  private int offset;

  @Test
  void notesOnceThatAMessageWasTakenOver() throws IOException {
    var followUp = dueFollowUp();
    var accepted = about(followUp, UUID.randomUUID(), "message-accepted", 1);
    deliver(accepted, accepted);
    var sentAt = sentAt(followUp);
    assertEquals("SENT", aftercare.status(followUp));

    deliver(about(followUp, UUID.randomUUID(), "message-accepted", 1));
    assertEquals(sentAt, sentAt(followUp));
    assertEquals("SENT", aftercare.status(followUp));
  }

  @Test
  void notesWhyAMessageWillNotArrive() throws IOException {
    var followUp = dueFollowUp();
    deliver(about(followUp, UUID.randomUUID(), "message-failed", 1));

    assertEquals("DUE", aftercare.status(followUp));
    assertEquals(
        List.of("EMAIL: BAD_ADDRESS"),
        database.texts("select message_trouble from follow_up where id = ?", followUp));
  }

  @Test
  void notesWhyAMessageWasGivenUpBeforeItHadAChannel() throws IOException {
    var followUp = dueFollowUp();
    var suppressed = about(followUp, UUID.randomUUID(), "message-suppressed", 1);
    deliver(changed(suppressed, data -> data.remove("channel")));

    assertEquals(
        List.of("STALE"),
        database.texts("select message_trouble from follow_up where id = ?", followUp));
  }

  @Test
  void letsMessagesPassThatAreNotAboutOurs() throws IOException {
    var stranger = UUID.randomUUID();
    deliver(
        about(UUID.randomUUID(), stranger, "message-accepted", 1),
        about(UUID.randomUUID(), stranger, "message-delivered", 2));

    assertEquals(
        List.of("2"),
        database.texts(
            "select version from seen where topic = ? and aggregate = ?", TOPIC, stranger));
  }

  private UUID dueFollowUp() {
    Appointment visit = aftercare.treated("lumen", "microneedling");
    aftercare.after(Duration.ofHours(24));
    return aftercare.followUp(visit, STEP);
  }

  private List<String> sentAt(UUID followUp) {
    return database.texts("select sent_at from follow_up where id = ?", followUp);
  }

  private ConsumerRecord<String, byte[]> about(
      UUID followUp, UUID message, String example, int version) throws IOException {
    var path = "/contract/notification/examples/" + example + ".json";
    try (var stream = Objects.requireNonNull(getClass().getResourceAsStream(path))) {
      var event = (ObjectNode) new ObjectMapper().readTree(stream);
      event.put("subject", message.toString()).put("version", version);
      ((ObjectNode) event.get("data")).put("followUp", followUp.toString());
      return new ConsumerRecord<>(
          TOPIC,
          0,
          offset++,
          message.toString(),
          event.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static ConsumerRecord<String, byte[]> changed(
      ConsumerRecord<String, byte[]> record, Consumer<ObjectNode> change) throws IOException {
    var event = (ObjectNode) new ObjectMapper().readTree(record.value());
    change.accept((ObjectNode) event.get("data"));
    return new ConsumerRecord<>(
        record.topic(),
        record.partition(),
        record.offset(),
        record.key(),
        event.toString().getBytes(StandardCharsets.UTF_8));
  }

  @SafeVarargs
  private void deliver(ConsumerRecord<String, byte[]>... records) {
    messages.on(
        new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), List.of(records)), Map.of()));
  }
}
