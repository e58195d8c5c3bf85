package afterglow.local.dev;

import afterglow.local.Ports;
import afterglow.local.Replica;
import afterglow.local.process.SupervisedPart;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Every running copy of the services: its own {@code /dev}, asked directly. */
class Services {
  private final Map<String, Replica> replicas = new LinkedHashMap<>();
  private final Map<String, SupervisedPart> parts = new LinkedHashMap<>();
  private final Ports ports;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  Services(Ports ports, List<Replica> replicas, List<SupervisedPart> parts) {
    this.ports = ports;
    replicas.forEach(each -> this.replicas.put(each.name(), each));
    parts.forEach(each -> this.parts.put(each.name(), each));
  }

  /** The copies of which there is a process now. */
  List<String> running() {
    return replicas.keySet().stream().filter(this::runs).toList();
  }

  /** The services of which no copy has a process now. */
  List<String> absent() {
    var present = running().stream().map(name -> replica(name).service()).toList();
    return replicas.values().stream()
        .map(Replica::service)
        .distinct()
        .filter(service -> !present.contains(service))
        .toList();
  }

  private boolean runs(String name) {
    var part = parts.get(name);
    return part != null && part.running();
  }

  private Replica replica(String name) {
    return Objects.requireNonNull(replicas.get(name), name);
  }

  Optional<JsonObject> get(String service, String path) throws InterruptedException {
    return send(to(service, path).GET().build());
  }

  Optional<JsonObject> post(String service, String path, JsonObject body)
      throws InterruptedException {
    return send(
        to(service, path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
            .build());
  }

  private HttpRequest.Builder to(String service, String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:" + ports.http(replica(service)) + "/dev/" + path))
        .timeout(Duration.ofSeconds(5));
  }

  /** Empty when it does not answer, or not with 200. */
  private Optional<JsonObject> send(HttpRequest request) throws InterruptedException {
    try {
      var answer = client.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() == 200
          ? Optional.of(new JsonObject(answer.body()))
          : Optional.empty();
    } catch (IOException | DecodeException e) {
      return Optional.empty();
    }
  }
}
