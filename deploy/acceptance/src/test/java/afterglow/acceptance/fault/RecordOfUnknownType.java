package afterglow.acceptance.fault;

import afterglow.acceptance.history.Fault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event such as a newer version of the system may publish one day, of an aggregate of its own.
 */
final class RecordOfUnknownType implements Injection {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Broker broker;
  private final String topic;
  private final UUID aggregate;
  private String written = "";

  RecordOfUnknownType(Broker broker, String topic, UUID aggregate) {
    this.broker = broker;
    this.topic = topic;
    this.aggregate = aggregate;
  }

  @Override
  public String target() {
    return topic + " with an unknown type";
  }

  @Override
  public void begin() throws Exception {
    var event = aRealOne();
    var type = event.path("type").asText();
    event.put(
        "type",
        type.substring(0, type.lastIndexOf('.', type.lastIndexOf('.') - 1)) + ".imagined.v1");
    event.put("id", new UUID(aggregate.getLeastSignificantBits(), 7).toString());
    event.put("subject", aggregate.toString());
    event.put("version", 1);
    var record = new ProducerRecord<>(topic, aggregate.toString(), JSON.writeValueAsBytes(event));
    written = broker.append(List.of(record)).getFirst().toString();
  }

  private ObjectNode aRealOne() throws Exception {
    for (var record : broker.last(topic, 3).reversed()) {
      try {
        if (JSON.readTree(record.value()) instanceof ObjectNode event && event.has("type")) {
          return event;
        }
      } catch (JsonProcessingException e) {
        // A record that was poisoned.
      }
    }
    throw new IllegalStateException("No event yet in " + topic);
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void end() {}

  @Override
  public Proof proof() {
    return new Proof(Map.of(Fault.PLANTED, written), !written.isEmpty());
  }
}
