package afterglow.notification;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/** Polls as a consumer gets them. */
public final class Topics {
  private static final AtomicLong OFFSETS = new AtomicLong();

  private Topics() {}

  public static ConsumerRecords<String, byte[]> poll(String topic, JsonNode event) {
    return poll(topic, event.get("subject").asText(), event.toString());
  }

  public static ConsumerRecords<String, byte[]> poll(String topic, String key, String value) {
    var of =
        new ConsumerRecord<>(
            topic, 0, OFFSETS.incrementAndGet(), key, value.getBytes(StandardCharsets.UTF_8));
    return new ConsumerRecords<>(Map.of(new TopicPartition(topic, 0), List.of(of)), Map.of());
  }
}
