package afterglow.local.dev;

import afterglow.local.Ports;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The three services' own {@code /dev}, asked directly. */
class Services {
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(1))
          .build();

  Services(Ports ports) {
    this.ports.put("booking", ports.booking());
    this.ports.put("followup", ports.followup());
    this.ports.put("notification", ports.notification());
  }

  Iterable<String> names() {
    return ports.keySet();
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
            URI.create("http://127.0.0.1:" + ports.get(service) + "/dev/" + path))
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
