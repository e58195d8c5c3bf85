package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** The parts of a stack, stopped and started as their launcher offers it. */
final class Parts {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Http http;

  Parts(URI gateway) {
    this.http = Http.to(gateway, Duration.ofSeconds(40));
  }

  private List<JsonNode> all() {
    var parts = http.get("/dev/parts").expect(200).body().get("parts");
    return StreamSupport.stream(parts.spliterator(), false).toList();
  }

  List<String> names() {
    return all().stream().map(each -> each.get("name").asText()).toList();
  }

  boolean ready(String part) {
    return all().stream()
        .anyMatch(each -> each.get("name").asText().equals(part) && each.get("ready").asBoolean());
  }

  void stop(String part) {
    http.post("/dev/parts/" + part, Map.of("running", false)).expect(200);
  }

  void start(String part) {
    http.post("/dev/parts/" + part, Map.of("running", true)).expect(202);
  }

  boolean becomesReady(String part) throws InterruptedException {
    return Waiting.upTo(PATIENCE, () -> ready(part));
  }
}
