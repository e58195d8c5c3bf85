package afterglow.acceptance.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The broker as somebody who may do anything sees it. */
final class Broker {
  static final List<String> TOPICS =
      List.of(
          "afterglow.appointments",
          "afterglow.patients",
          "afterglow.follow-ups",
          "afterglow.messages");

  private final String address;

  Broker(String address) {
    this.address = address;
  }

  /** The last records of each partition, oldest first. */
  List<ConsumerRecord<String, byte[]>> last(String topic, int each) {
    Map<String, Object> settings = Map.of("bootstrap.servers", address, "max.poll.records", 2_000);
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    try (var consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(topic, Duration.ofSeconds(20)).stream()
              .map(found -> new TopicPartition(topic, found.partition()))
              .toList();
      var ends = consumer.endOffsets(partitions);
      var begins = consumer.beginningOffsets(partitions);
      consumer.assign(partitions);
      partitions.forEach(p -> consumer.seek(p, Math.max(begins.get(p), ends.get(p) - each)));
      while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
        consumer.poll(Duration.ofMillis(500)).forEach(records::add);
      }
    }
    return records;
  }

  /** Appends records as they are given, and says where they lie now. */
  List<RecordMetadata> append(Collection<ProducerRecord<String, byte[]>> records)
      throws InterruptedException, ExecutionException, TimeoutException {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", address, "acks", "all", "max.block.ms", 30_000);
    try (var producer =
        new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
      var sent = records.stream().map(producer::send).toList();
      var lie = new ArrayList<RecordMetadata>();
      for (var each : sent) {
        lie.add(each.get(30, TimeUnit.SECONDS));
      }
      return lie;
    }
  }

  Admin admin() {
    return Admin.create(
        Map.of(
            "bootstrap.servers",
            address,
            "request.timeout.ms",
            10_000,
            "default.api.timeout.ms",
            20_000));
  }
}
