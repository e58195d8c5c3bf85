package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;

/** Reads what really lies on the topics and holds it against the contracts. */
class PublishedEventsTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> SCHEMAS =
      Map.of(
          "afterglow.appointments", "booking-service/contract/appointment-event.v1.schema.json",
          "afterglow.patients", "booking-service/contract/patient-event.v1.schema.json",
          "afterglow.follow-ups", "followup-service/contract/follow-up-event.v1.schema.json",
          "afterglow.messages", "notification-service/contract/message-event.v1.schema.json");

  private final World world = new World();

  @Test
  void everyRecordIsAValidEventUnderItsKeyInOrder() throws IOException {
    var cancelled =
        world.book(World.Person.byMail("Eve Event", World.LONDON), "lumen", "consultation", 8);
    var kept =
        world.book(World.Person.byMail("Kay Kept", World.LONDON), "lumen", "consultation", 8);
    world.cancel(cancelled);
    world.travelTo(kept.start());

    for (var topic : SCHEMAS.keySet()) {
      var schema = schema(SCHEMAS.get(topic));
      var versions = new HashMap<String, Integer>();
      var records = dump(topic);
      assertTrue(records.size() > 0, topic);
      for (var record : records) {
        var event = JSON.readTree(record.value());
        assertEquals(Set.of(), schema.validate(event), record.value());
        assertEquals(event.get("subject").asText(), record.key());
        assertEquals("application/cloudevents+json", contentType(record));
        assertNextVersion(event, versions);
      }
    }
  }

  /** Contiguous from 1; the same version may come again, and then says the same. */
  private static void assertNextVersion(JsonNode event, Map<String, Integer> versions) {
    var subject = event.get("subject").asText();
    var version = event.get("version").asInt();
    var last = versions.getOrDefault(subject, 0);
    assertTrue(version <= last + 1, subject + " jumps from " + last + " to " + version);
    versions.put(subject, Math.max(last, version));
  }

  private List<ConsumerRecord<String, String>> dump(String topic) {
    var settings = Map.<String, Object>of("bootstrap.servers", world.stack().broker());
    var records = new ArrayList<ConsumerRecord<String, String>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic).stream()
              .map(p -> new TopicPartition(topic, p.partition()))
              .toList();
      assertEquals(12, partitions.size());
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(200)).forEach(records::add);
      }
      records.removeIf(record -> record.headers().lastHeader(ParkedTest.PLANTED) != null);
    }
    return records;
  }

  private static String contentType(ConsumerRecord<String, String> record) {
    return new String(record.headers().lastHeader("content-type").value(), StandardCharsets.UTF_8);
  }

  private JsonSchema schema(String path) throws IOException {
    try (var schema = Files.newInputStream(world.stack().root().resolve(path))) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(schema);
    }
  }
}
