package afterglow.local.dev;

import afterglow.local.Ports;
import afterglow.local.part.Kafka;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the services are behind the broker. */
class Lag {
  /**
   * Who reads what. Named here because a group that has not yet joined has neither members nor
   * offsets, and would otherwise look as if it had nothing to read.
   */
  private static final Map<String, List<String>> READERS =
      Map.of(
          "followup", List.of("afterglow.appointments", "afterglow.messages"),
          "notification",
              List.of("afterglow.appointments", "afterglow.follow-ups", "afterglow.patients"),
          "booking", List.of());

  private final Ports ports;
  private @Nullable Admin admin;

  Lag(Ports ports) {
    this.ports = ports;
  }

  /** What is unread, in words, and a number that grows with everything written and read. */
  record Reading(List<String> unread, long progress) {}

  synchronized Reading now() throws InterruptedException {
    try {
      return read();
    } catch (ExecutionException | TimeoutException e) {
      return new Reading(List.of("kafka: it does not answer"), 0);
    }
  }

  private Reading read() throws ExecutionException, InterruptedException, TimeoutException {
    var known = admin().listTopics().names().get(5, TimeUnit.SECONDS);
    var committed = new HashMap<String, Map<TopicPartition, Long>>();
    var partitions = new HashSet<TopicPartition>();
    for (var group : READERS.keySet()) {
      var offsets = new HashMap<TopicPartition, Long>();
      admin()
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get(5, TimeUnit.SECONDS)
          .forEach(
              (partition, offset) -> {
                if (offset != null) {
                  offsets.put(partition, offset.offset());
                }
              });
      committed.put(group, offsets);
      offsets.keySet().stream()
          .filter(each -> known.contains(each.topic()))
          .forEach(partitions::add);
    }
    partitions.addAll(partitionsOf(known));
    var ends = offsets(partitions, OffsetSpec.latest());
    var starts = offsets(partitions, OffsetSpec.earliest());
    var unread = new ArrayList<String>();
    var progress = ends.values().stream().mapToLong(Long::longValue).sum();
    for (var group : READERS.entrySet()) {
      var offsets = committed.getOrDefault(group.getKey(), Map.of());
      var behind = 0L;
      for (var partition : partitions) {
        var offset = offsets.get(partition);
        if (offset == null && !group.getValue().contains(partition.topic())) {
          continue;
        }
        var at = offset == null ? starts.getOrDefault(partition, 0L) : offset;
        behind += Math.max(0, ends.getOrDefault(partition, 0L) - at);
        progress += at;
      }
      if (behind > 0) {
        unread.add(group.getKey() + ": " + behind + " unread events");
      }
    }
    return new Reading(unread, progress);
  }

  private Set<TopicPartition> partitionsOf(Set<String> known)
      throws ExecutionException, InterruptedException, TimeoutException {
    var read = new HashSet<String>();
    READERS.values().forEach(read::addAll);
    read.retainAll(known);
    var partitions = new HashSet<TopicPartition>();
    admin()
        .describeTopics(read)
        .allTopicNames()
        .get(5, TimeUnit.SECONDS)
        .values()
        .forEach(
            topic ->
                topic
                    .partitions()
                    .forEach(
                        each ->
                            partitions.add(new TopicPartition(topic.name(), each.partition()))));
    return partitions;
  }

  private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec which)
      throws ExecutionException, InterruptedException, TimeoutException {
    var asked = new HashMap<TopicPartition, OffsetSpec>();
    partitions.forEach(partition -> asked.put(partition, which));
    var offsets = new HashMap<TopicPartition, Long>();
    admin()
        .listOffsets(asked)
        .all()
        .get(5, TimeUnit.SECONDS)
        .forEach((partition, found) -> offsets.put(partition, found.offset()));
    return offsets;
  }

  private Admin admin() {
    var open = admin;
    if (open == null) {
      open =
          Admin.create(
              Map.of(
                  AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                  Kafka.address(ports),
                  AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                  5_000,
                  AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                  3_000));
      admin = open;
    }
    return open;
  }
}
