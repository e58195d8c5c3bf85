package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import afterglow.acceptance.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The broker loses all that it had, and the services publish it again out of their tables. */
final class BrokerWiped implements Injection {
  private static final List<String> PUBLISHERS = List.of("booking", "followup", "notification");

  private final Stage stage;
  private final Parts parts;
  private final Map<String, String> facts = new LinkedHashMap<>();

  BrokerWiped(Stage stage, Parts parts) {
    this.stage = stage;
    this.parts = parts;
  }

  @Override
  public String target() {
    return "kafka";
  }

  @Override
  public void begin() throws IOException {
    parts.stop("kafka");
    var folder = stage.data().resolve("kafka");
    try (var all = Files.walk(folder)) {
      var files = all.sorted(Comparator.reverseOrder()).toList();
      for (Path file : files) {
        Files.delete(file);
      }
      facts.put("wiped", files.size() + " files");
    }
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(5);
  }

  @Override
  public void end() {
    parts.bringUp("kafka");
    PUBLISHERS.forEach(service -> facts.put(service, republish(service)));
  }

  private String republish(String service) {
    var answer =
        Http.to(stage.stack().at(service), Duration.ofMinutes(2))
            .post(
                "/internal/" + service + "/republish",
                Map.of(),
                "Service-Token",
                stage.secret("service-token"))
            .expect(200);
    return answer.body().path("events").asText();
  }

  @Override
  public Proof proof() {
    return new Proof(facts, facts.keySet().containsAll(PUBLISHERS));
  }
}
