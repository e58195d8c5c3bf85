package afterglow.acceptance;

import java.time.Duration;
import java.util.Map;

/** Stops and starts single parts of the stack under test. */
final class Parts {
  private final World world;

  Parts(World world) {
    this.world = world;
  }

  /** Returns when it is gone. */
  void stop(String name) {
    world.http().post("/dev/parts/" + name, Map.of("running", false)).expect(200);
  }

  /** Returns when it serves. */
  void start(String name) {
    world.http().post("/dev/parts/" + name, Map.of("running", true)).expect(202);
    Eventually.within(Duration.ofMinutes(3), name + " is ready", () -> ready(name));
  }

  private boolean ready(String name) {
    return World.list(world.http().get("/dev/parts").expect(200).body().get("parts")).stream()
        .anyMatch(part -> part.get("name").asText().equals(name) && part.get("ready").asBoolean());
  }
}
