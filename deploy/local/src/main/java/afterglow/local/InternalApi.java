package afterglow.local;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** What only an operator asks of a running service: never routed by the gateway. */
public class InternalApi {
  private final Ports ports;
  private final String token;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  InternalApi(Ports ports, Secrets secrets) {
    this.ports = ports;
    this.token = secrets.of("service-token");
  }

  static InternalApi of(StackOptions stack) {
    var secrets = stack.data().secrets();
    if (!Files.exists(secrets)) {
      throw new Refusal(
          "There is no stack with data at "
              + stack.data().root()
              + ". Start one with ./afterglow up, or name its data with --data.");
    }
    return new InternalApi(stack.portsOfRunning(), new Secrets(secrets));
  }

  JsonObject get(String service, String path) throws InterruptedException {
    return send(service, to(service, path).GET());
  }

  JsonObject post(String service, String path) throws InterruptedException {
    return send(service, to(service, path).POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** Sends a YAML document, whatever the answer. */
  public HttpResponse<String> put(String service, String path, Path document)
      throws IOException, InterruptedException {
    var body = HttpRequest.BodyPublishers.ofFile(document);
    return answer(service, to(service, path).header("Content-Type", "application/yaml").PUT(body));
  }

  /**
   * What the service has still to publish.
   *
   * @param heldBack how many of them wait for nothing but a refused one, that itself included
   * @param refusedIds the first of those that the broker refused
   */
  record Outbox(long unpublished, long refused, long heldBack, String refusedIds) {}

  Outbox outbox(String service) throws InterruptedException {
    var address =
        "http://127.0.0.1:" + ports.management(new Replica(service, 0)) + "/q/health/well";
    var well = answer(service, HttpRequest.newBuilder(URI.create(address)).GET());
    for (var check : new JsonObject(well.body()).getJsonArray("checks")) {
      if (check instanceof JsonObject each && "outbox".equals(each.getString("name"))) {
        var data = each.getJsonObject("data");
        return new Outbox(
            data.getLong("unpublished"),
            data.getLong("refused"),
            data.getLong("heldBack"),
            data.getString("refusedIds"));
      }
    }
    throw new Refusal(service + " does not say what it has still to publish.");
  }

  private HttpRequest.Builder to(String service, String path) {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:" + ports.of(service) + "/internal/" + service + "/" + path))
        .header("Service-Token", token)
        .header("Accept", "application/json");
  }

  private JsonObject send(String service, HttpRequest.Builder request) throws InterruptedException {
    var answer = answer(service, request);
    if (answer.statusCode() != 200) {
      throw new Refusal(service + ": " + title(answer));
    }
    return new JsonObject(answer.body());
  }

  private HttpResponse<String> answer(String service, HttpRequest.Builder request)
      throws InterruptedException {
    var asked = request.timeout(Duration.ofSeconds(60)).build();
    try {
      return client.send(asked, HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new Refusal(
          "%s does not answer on its port %d. Is the stack with this --data up?"
              .formatted(service, asked.uri().getPort()),
          e);
    }
  }

  private static String title(HttpResponse<String> answer) {
    try {
      return new JsonObject(answer.body()).getString("title", "it answers " + answer.statusCode());
    } catch (DecodeException e) {
      return "it answers " + answer.statusCode();
    }
  }
}
