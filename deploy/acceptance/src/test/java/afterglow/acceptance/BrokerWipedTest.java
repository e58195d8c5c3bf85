package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

/** A broker that lost everything is filled again from the services' own tables. */
class BrokerWipedTest {
  private final World world = new World();
  private final Parts parts = new Parts(world.stack().url());
  private final Consequences consequences = new Consequences(world.stack());

  @Test
  void republishingRefillsTheTopicsAndNothingIsDoneOrSentTwice() throws IOException {
    world.book(World.Person.byMail("Wanda Wiped", World.LONDON), "lumen", "consultation", 8);
    world.settle();
    var before = consequences.now();

    parts.stop("kafka");
    deleteEverythingTheBrokerHas();
    parts.bringUp("kafka");
    var run = Launcher.afterglow(world.stack(), "republish").expect(0);
    world.settle();

    assertTrue(run.output().contains("All of them are published."), run.output());
    assertEquals(before, consequences.now());
    var later = World.Person.byMail("Lara Later", World.LONDON);
    world.book(later, "lumen", "consultation", 8);
    world.settle();
    assertEquals(1, world.inbox(later).size());
  }

  private void deleteEverythingTheBrokerHas() throws IOException {
    try (var files = Files.walk(world.stack().data().resolve("kafka"))) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
