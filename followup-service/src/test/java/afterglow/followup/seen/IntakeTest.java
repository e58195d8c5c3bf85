package afterglow.followup.seen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class IntakeTest {
  private static final String TOPIC = "afterglow.test-" + UUID.randomUUID();

  @Inject Intake intake;
  @Inject Seen seen;
  @Inject Parking parking;
  @Inject Line line;
  @Inject Effects effects;
  @Inject Database database;

  @Test
  void parksWhatFailsOnEveryCommitWithoutTheDatabaseBeingAwayAndLetsTheOthersFlow() {
    var monstrous = UUID.randomUUID();
    var fine = UUID.randomUUID();
    var applied = new ArrayList<UUID>();

    intake.take(
        records(monstrous, fine),
        new Effect(
            event -> {
              if (event.subject().equals(monstrous)) {
                throw new IllegalStateException(
                    new RollbackException("a date beyond any calendar"));
              }
              applied.add(event.subject());
            }));

    assertEquals(List.of(fine), applied);
    assertEquals(
        List.of(monstrous.toString()),
        database.texts("select aggregate::text from parked where topic = '" + TOPIC + "'"));
  }

  @Test
  void leavesWhatFailsWhileTheServiceStopsToTheNextStart() {
    var late = UUID.randomUUID();
    var patience = new Patience(seen);
    patience.end(new ShutdownEvent());

    assertThrows(
        Patience.ShuttingDown.class,
        () ->
            new Intake(seen, parking, line, effects, patience)
                .take(
                    records(late),
                    new Effect(
                        event -> {
                          throw new IllegalStateException("The persistence unit is closed");
                        })));

    assertEquals(
        List.of(), database.texts("select 'parked' from parked where aggregate = '" + late + "'"));
  }

  private record Effect(Consumer<Event> effect) implements Subscription {
    @Override
    public String topic() {
      return TOPIC;
    }

    @Override
    public Order order() {
      return Order.CONTIGUOUS;
    }

    @Override
    public void apply(Event event) {
      effect.accept(event);
    }
  }

  private static ConsumerRecords<String, byte[]> records(UUID... subjects) {
    var records = new ArrayList<ConsumerRecord<String, byte[]>>();
    for (var subject : subjects) {
      var event =
          """
          {"type":"t","subject":"%s","clinic":"c","version":1,"time":"2026-11-23T09:00:00Z","data":{}}
          """
              .formatted(subject)
              .getBytes(StandardCharsets.UTF_8);
      records.add(new ConsumerRecord<>(TOPIC, 0, records.size(), subject.toString(), event));
    }
    return new ConsumerRecords<>(Map.of(new TopicPartition(TOPIC, 0), records), Map.of());
  }
}
