package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What was there is there again. */
class RestartTest {
  private final World world = new World();

  @Test
  void dataClockAndSignInsSurviveARestartAndNoProcessSurvivesAStop() {
    assumeTrue(world.stack().process().isPresent(), "only a stack of our own is restarted");
    var visit =
        world.book(World.Person.byMail("Ray Start", World.LONDON), "lumen", "consultation", 8);
    world.travelTo(world.now().plus(Duration.ofHours(1)));
    var before = world.now();
    var messages = world.inbox(visit.person()).size();
    var parts = world.stack().process().orElseThrow().descendants().toList();
    assertTrue(parts.size() >= 5, "database, broker, sign-in and three services");

    world.stack().stop();

    parts.forEach(part -> assertFalse(part.isAlive(), part.info().toString()));
    world.stack().start();
    assertFalse(world.now().isBefore(before), "the clock goes on where it stood");
    assertEquals("BOOKED", world.onTheBoard("maya", visit).get("status").asText());
    world.settle();
    assertEquals(messages, world.inbox(visit.person()).size(), "nothing is sent again");
    world.travelTo(visit.start());
    world.act("maya", visit, "arrival", Map.of()).expect(200);
  }
}
