package afterglow.acceptance.history;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads topics from their first record to the one that is last when it begins. */
public final class TopicReader {
  public static final List<String> ALL =
      List.of(
          "afterglow.appointments",
          "afterglow.patients",
          "afterglow.follow-ups",
          "afterglow.messages");

  private final String broker;

  public TopicReader(String broker) {
    this.broker = broker;
  }

  public TopicDump read(List<String> topics) {
    var records = new ArrayList<TopicDump.Record>();
    Map<String, Object> settings =
        Map.of("bootstrap.servers", broker, "max.poll.records", 5_000, "enable.auto.commit", false);
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          topics.stream()
              .flatMap(topic -> consumer.partitionsFor(topic).stream())
              .map(each -> new TopicPartition(each.topic(), each.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      var ends = consumer.endOffsets(partitions);
      while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.get(each))) {
        for (var record : consumer.poll(Duration.ofSeconds(1))) {
          records.add(
              new TopicDump.Record(
                  record.topic(),
                  record.partition(),
                  record.offset(),
                  record.key(),
                  record.value(),
                  Instant.ofEpochMilli(record.timestamp())));
        }
      }
    }
    return new TopicDump(records);
  }
}
