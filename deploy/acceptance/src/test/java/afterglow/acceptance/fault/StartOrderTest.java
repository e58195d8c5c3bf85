package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Parts;
import afterglow.acceptance.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No part needs another to be there first. */
class StartOrderTest {
  private static final List<String> PARTS =
      List.of("postgresql", "kafka", "booking", "followup", "notification");

  private static final Duration ALONE = Duration.ofSeconds(6);
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final World world = new World();
  private final Parts parts = new Parts(world.stack().url());

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theSystemWorksInWhateverOrderItsPartsStart(long seed) throws InterruptedException {
    var order = new ArrayList<>(PARTS);
    Collections.shuffle(order, new Random(seed));
    for (var part : PARTS.reversed()) {
      parts.stop(part);
    }

    for (var part : order) {
      var starts = parts.starts(part);
      parts.start(part);
      // The next one comes when it serves or has failed for want of another, or has had its time.
      Eventually.comesTrue(ALONE, () -> parts.ready(part) || parts.starts(part) > starts + 1);
    }

    for (var part : order) {
      assertTrue(Eventually.comesTrue(PATIENCE, () -> parts.ready(part)), part + " after " + order);
    }
    var person = World.Person.byMail("Orla Order " + seed, World.LONDON);
    world.book(person, "lumen", "consultation", 8);
    world.settle();
    assertEquals(1, world.inbox(person).size());
  }
}
