package afterglow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The parts of a stack, stopped and started as their launcher offers it. */
public final class Parts {
  // Stopping a part takes its time when it does not listen.
  private static final Duration ANSWER = Duration.ofSeconds(40);
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Http http;

  public Parts(URI gateway) {
    this.http = Http.to(gateway, ANSWER);
  }

  public List<String> names() {
    return all().stream().map(each -> each.get("name").asText()).toList();
  }

  public boolean ready(String name) {
    return of(name).get("ready").asBoolean();
  }

  /** How often its process was started since the launcher's. */
  public int starts(String name) {
    return of(name).get("starts").asInt();
  }

  /** Returns when it is gone. */
  public void stop(String name) {
    http.post("/dev/parts/" + name, Map.of("running", false)).expect(200);
  }

  /** Returns at once. */
  public void start(String name) {
    http.post("/dev/parts/" + name, Map.of("running", true)).expect(202);
  }

  /** Returns when it serves. */
  public void bringUp(String name) {
    start(name);
    Eventually.within(PATIENCE, name + " is ready", () -> ready(name));
  }

  private JsonNode of(String name) {
    return all().stream()
        .filter(each -> each.get("name").asText().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("There is no part " + name));
  }

  private List<JsonNode> all() {
    return World.list(http.get("/dev/parts").expect(200).body().get("parts"));
  }
}
