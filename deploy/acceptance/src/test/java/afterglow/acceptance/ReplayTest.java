package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RemoveMembersFromConsumerGroupOptions;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/** What was read once can be read again from the beginning, and nothing comes of it. */
class ReplayTest {
  private static final List<String> READERS = List.of("followup", "notification");

  private final World world = new World();
  private final Parts parts = new Parts(world.stack().url());
  private final Consequences consequences = new Consequences(world.stack());

  @Test
  void readingEveryTopicFromTheBeginningChangesAndSendsNothing()
      throws ExecutionException, InterruptedException {
    var visit =
        world.book(World.Person.byMail("Rea Peat", World.LONDON), "lumen", "consultation", 8);
    world.move(visit, "consultation", 1);
    world.settle();
    var before = consequences.now();

    READERS.forEach(parts::stop);
    for (var reader : READERS) {
      assertTrue(rewind(reader) > 0, reader + " had read something");
    }
    READERS.forEach(parts::bringUp);
    world.settle();

    assertEquals(before, consequences.now());
  }

  /** Returns how many partitions the group begins anew. */
  private int rewind(String group) throws ExecutionException, InterruptedException {
    var settings = Map.<String, Object>of("bootstrap.servers", world.stack().broker());
    try (var admin = Admin.create(settings)) {
      // A member that only restarts is expected back, and its group cannot be changed meanwhile.
      admin
          .removeMembersFromConsumerGroup(group, new RemoveMembersFromConsumerGroupOptions())
          .all()
          .get();
      var beginning = new HashMap<TopicPartition, OffsetAndMetadata>();
      admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .keySet()
          .forEach(partition -> beginning.put(partition, new OffsetAndMetadata(0)));
      admin.alterConsumerGroupOffsets(group, beginning).all().get();
      return beginning.size();
    }
  }
}
