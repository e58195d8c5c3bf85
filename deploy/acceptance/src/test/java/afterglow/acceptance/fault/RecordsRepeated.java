package afterglow.acceptance.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;

/** Old records once more behind the newest, in their order or shuffled. */
final class RecordsRepeated implements Injection {
  private static final int EACH = 8;

  private final Broker broker;
  private final String topic;
  private final boolean shuffled;
  private final Random random;
  private List<RecordMetadata> written = List.of();

  RecordsRepeated(Broker broker, String topic, boolean shuffled, Random random) {
    this.broker = broker;
    this.topic = topic;
    this.shuffled = shuffled;
    this.random = random;
  }

  @Override
  public String target() {
    return topic;
  }

  @Override
  public void begin() throws Exception {
    var again = new ArrayList<ProducerRecord<String, byte[]>>();
    for (var record : broker.last(topic, EACH)) {
      again.add(
          new ProducerRecord<>(
              topic, record.partition(), record.key(), record.value(), record.headers()));
    }
    if (shuffled) {
      Collections.shuffle(again, random);
    }
    written = broker.append(again);
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void end() {}

  @Override
  public Proof proof() {
    return new Proof(
        Map.of(
            "records",
            String.valueOf(written.size()),
            "last",
            written.isEmpty() ? "none" : written.getLast().toString()),
        !written.isEmpty() && written.stream().allMatch(RecordMetadata::hasOffset));
  }
}
