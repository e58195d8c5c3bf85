package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Parts;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** A service that reads all of its topics from the first record again. */
final class OffsetsReset implements Injection {
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Broker broker;
  private final Parts parts;
  private final String service;
  private long before;
  private boolean reset;
  private long after;

  OffsetsReset(Broker broker, Parts parts, String service) {
    this.broker = broker;
    this.parts = parts;
    this.service = service;
  }

  @Override
  public String target() {
    return service;
  }

  @Override
  public void begin() throws Exception {
    for (var part : parts.names()) {
      if (part.equals(service) || part.startsWith(service + "-")) {
        parts.stop(part);
      }
    }
    try (var admin = broker.admin()) {
      before = sum(admin);
      reset =
          Eventually.comesTrue(
              PATIENCE,
              () -> {
                toZero(admin);
                return true;
              });
    }
  }

  /** Static members stay in a group whose processes have gone, so they are sent away first. */
  private void toZero(Admin admin) throws Exception {
    try {
      admin
          .removeMembersFromConsumerGroup(service, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get(15, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      // An empty group has nobody to send away; the next line says whether it is one.
    }
    var zero = new HashMap<TopicPartition, OffsetAndMetadata>();
    offsets(admin).keySet().forEach(each -> zero.put(each, new OffsetAndMetadata(0)));
    admin.alterConsumerGroupOffsets(service, zero).all().get(15, TimeUnit.SECONDS);
  }

  private Map<TopicPartition, OffsetAndMetadata> offsets(Admin admin) throws Exception {
    return admin
        .listConsumerGroupOffsets(service)
        .partitionsToOffsetAndMetadata()
        .get(15, TimeUnit.SECONDS);
  }

  private long sum(Admin admin) throws Exception {
    return offsets(admin).values().stream().mapToLong(OffsetAndMetadata::offset).sum();
  }

  @Override
  public Duration lasts() {
    return Duration.ZERO;
  }

  @Override
  public void end() throws Exception {
    for (var part : parts.names()) {
      if (part.equals(service) || part.startsWith(service + "-")) {
        parts.start(part);
      }
    }
    try (var admin = broker.admin()) {
      Eventually.comesTrue(PATIENCE, () -> sum(admin) >= before);
      after = sum(admin);
    }
  }

  @Override
  public Proof proof() {
    return new Proof(
        Map.of("offsets", before + " -> 0 -> " + after), reset && before > 0 && after >= before);
  }
}
