package afterglow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** Speaks to the gateway as any client does. */
public final class Http {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI origin;
  private final Duration patience;

  private Http(URI origin, Duration patience) {
    this.origin = origin;
    this.patience = patience;
  }

  public static Http to(URI origin) {
    return new Http(origin, PATIENCE);
  }

  /** As a client that gives up after this long. */
  public static Http to(URI origin, Duration patience) {
    return new Http(origin, patience);
  }

  /** An answer: its status, its body as JSON where it is JSON, and its headers. */
  public record Answer(int status, JsonNode body, String text, Map<String, String> headers) {
    public Answer expect(int expected) {
      if (status != expected) {
        throw new AssertionError("Expected " + expected + " but was " + status + ": " + text);
      }
      return this;
    }

    public String problem() {
      return body.path("type").asText().replace("urn:afterglow:problem:", "");
    }
  }

  /** The status of a GET, or 0 when nobody answers. */
  public int status(String path) {
    try {
      return CLIENT
          .send(request(path).timeout(Duration.ofSeconds(5)).build(), discarding())
          .statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static HttpResponse.BodyHandler<Void> discarding() {
    return HttpResponse.BodyHandlers.discarding();
  }

  public Answer get(String path, String... headers) {
    return send(request(path, headers).GET().build());
  }

  /** What a careful mail program asks before it opens a link. */
  public int head(String path) {
    return send(request(path).method("HEAD", HttpRequest.BodyPublishers.noBody()).build()).status();
  }

  public Answer post(String path, Object body, String... headers) {
    return send("POST", path, body, headers);
  }

  public Answer put(String path, Object body, String... headers) {
    return send("PUT", path, body, headers);
  }

  public Answer delete(String path, String... headers) {
    return send(request(path, headers).DELETE().build());
  }

  private Answer send(String method, String path, Object body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(write(body)))
            .build());
  }

  /** A POST that creates something, with an Idempotency-Key of its own. */
  public Answer create(String path, Object body, String... headers) {
    var key = Stream.of("Idempotency-Key", UUID.randomUUID().toString());
    return post(path, body, Stream.concat(key, Stream.of(headers)).toArray(String[]::new));
  }

  public Answer form(String path, String body, String... headers) {
    return send(
        request(path, headers)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HttpRequest.Builder request(String path, String... headers) {
    var request =
        HttpRequest.newBuilder(
                path.startsWith("http") ? URI.create(path) : URI.create(origin + path))
            .timeout(patience);
    return headers.length == 0 ? request : request.headers(headers);
  }

  private static Answer send(HttpRequest request) {
    try {
      var response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      var headers = new java.util.TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
      response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
      var json = headers.getOrDefault("content-type", "").contains("json");
      return new Answer(
          response.statusCode(),
          json ? JSON.readTree(response.body()) : MissingNode.getInstance(),
          response.body(),
          headers);
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri().getPath(), e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
  }

  private static String write(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new IllegalStateException(e);
  }
}
