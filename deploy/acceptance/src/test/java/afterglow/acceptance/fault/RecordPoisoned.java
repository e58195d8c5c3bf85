package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A record that nobody can read. Under the key of a visit it holds up that visit until an operator
 * discards it; under a key of its own it stays parked for good.
 */
final class RecordPoisoned implements Injection {
  static final String STAYS = "staysParked";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Broker broker;
  private final ParkedRecords parked;
  private final String topic;
  private final String key;
  private final boolean operated;
  private final Map<String, String> facts = new LinkedHashMap<>();

  /**
   * @param operated whether an operator discards it in the end
   */
  RecordPoisoned(Broker broker, ParkedRecords parked, String topic, String key, boolean operated) {
    this.broker = broker;
    this.parked = parked;
    this.topic = topic;
    this.key = key;
    this.operated = operated;
  }

  @Override
  public String target() {
    return topic + (operated ? " under a visit's key" : " under a key of its own");
  }

  @Override
  public void begin() throws Exception {
    var written = broker.append(List.of(new ProducerRecord<>(topic, key, garbage())));
    facts.put("record", written.getFirst().toString());
    if (!operated) {
      facts.put(STAYS, key);
    }
  }

  /** Never the same twice: what an operator has given up once is not parked again. */
  private static byte[] garbage() {
    return ("{\"specversion\":\"1.0\",\"id\":\"" + UUID.randomUUID() + "\u0000")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(operated ? 6 : 1);
  }

  @Override
  public void end() throws InterruptedException {
    if (!operated) {
      return;
    }
    for (var service : parked.services()) {
      Eventually.comesTrue(PATIENCE, () -> parked.of(service, key).isPresent());
      parked.of(service, key).ifPresent(id -> facts.put(service, parked.discard(service, id)));
    }
  }

  @Override
  public Proof proof() {
    var enough = facts.containsKey("record");
    if (operated) {
      enough &= parked.services().stream().allMatch(each -> said(each).startsWith("200"));
    }
    return new Proof(facts, enough);
  }

  private String said(String service) {
    return facts.getOrDefault(service, "");
  }
}
