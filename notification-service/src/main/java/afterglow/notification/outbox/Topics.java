package afterglow.notification.outbox;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** The topics that this service owns: made when they are missing, watched while it publishes. */
class Topics implements AutoCloseable {
  private static final long BETWEEN_LOOKS = TimeUnit.SECONDS.toNanos(2);

  /** Long enough for a consumer that is away over a long weekend, whatever the broker's own is. */
  private static final Duration KEPT = Duration.ofDays(7);

  private static final int LONGEST_LOOK_MILLIS = 3_000;

  private final OutboxConfig config;
  private final Admin admin;
  private final Map<String, Uuid> known = new HashMap<>();
  private long nextLook;

  /** Makes those that are missing. */
  Topics(OutboxConfig config, Map<String, Object> kafka)
      throws ExecutionException, InterruptedException, TimeoutException {
    this.config = config;
    this.admin = Admin.create(kafka);
    try {
      makeMissing(admin.listTopics().names().get(30, TimeUnit.SECONDS));
      learnIds();
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  private void makeMissing(Set<String> existing)
      throws ExecutionException, InterruptedException, TimeoutException {
    for (var topic : config.topics()) {
      if (existing.contains(topic)) {
        continue;
      }
      var compacted = config.compactedTopics().orElse(Set.of()).contains(topic);
      var policy =
          compacted ? TopicConfig.CLEANUP_POLICY_COMPACT : TopicConfig.CLEANUP_POLICY_DELETE;
      var made =
          new NewTopic(topic, config.partitions(), config.replicas())
              .configs(
                  Map.of(
                      TopicConfig.CLEANUP_POLICY_CONFIG,
                      policy,
                      TopicConfig.RETENTION_MS_CONFIG,
                      String.valueOf(KEPT.toMillis())));
      try {
        admin.createTopics(List.of(made)).all().get(30, TimeUnit.SECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof TopicExistsException)) {
          throw e;
        }
      }
    }
  }

  /** A broker knows a topic that its controller has just made only some moments later. */
  private void learnIds() throws ExecutionException, InterruptedException {
    var last = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (true) {
      try {
        var made = admin.describeTopics(config.topics()).allTopicNames().get();
        made.forEach((name, topic) -> known.put(name, topic.topicId()));
        return;
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)
            || System.nanoTime() - last > 0) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  /**
   * Throws when the broker has lost a topic, now and then. A producer that lived through that must
   * not go on: to a broker that was wiped and counts producers anew, its records may look like
   * another's repetitions and be dropped in silence.
   */
  void check() throws InterruptedException {
    if (System.nanoTime() - nextLook < 0) {
      return;
    }
    var look = new DescribeTopicsOptions().timeoutMs(LONGEST_LOOK_MILLIS);
    for (var topic : admin.describeTopics(known.keySet(), look).topicNameValues().entrySet()) {
      try {
        if (!topic.getValue().get().topicId().equals(known.get(topic.getKey()))) {
          throw new Lost(topic.getKey());
        }
      } catch (ExecutionException e) {
        if (e.getCause() instanceof UnknownTopicOrPartitionException) {
          throw new Lost(topic.getKey());
        }
        // A broker that does not answer has lost nothing yet.
      }
    }
    nextLook = System.nanoTime() + BETWEEN_LOOKS;
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }

  /** The broker no longer has what was published on this topic. */
  static class Lost extends RuntimeException {
    Lost(String topic) {
      super("The broker has lost " + topic + "; ./afterglow republish fills it again");
    }
  }
}
