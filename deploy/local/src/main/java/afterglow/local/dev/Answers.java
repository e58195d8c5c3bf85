package afterglow.local.dev;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/** How requests under {@code /dev} are read and answered. */
final class Answers {
  private Answers() {}

  static void json(RoutingContext request, JsonObject body) {
    text(request, "application/json", body.encodePrettily() + "\n");
  }

  static void text(RoutingContext request, String type, String body) {
    open(request, type).end(body);
  }

  /** An answer whose body is still to come. */
  static HttpServerResponse open(RoutingContext request, String type) {
    return request
        .response()
        .putHeader("Content-Type", type)
        .putHeader("Cache-Control", "no-store")
        .putHeader("X-Content-Type-Options", "nosniff");
  }

  /** Waits on a worker's thread until it has left, so that a slow reader fills no memory. */
  static void written(Future<Void> part) {
    part.toCompletionStage().toCompletableFuture().join();
  }

  static JsonObject body(RoutingContext request, Set<String> fields) {
    JsonObject body;
    try {
      body = request.body().asJsonObject();
    } catch (DecodeException | ClassCastException e) {
      throw BadRequest.malformed("The body is not a JSON object");
    }
    if (body == null) {
      throw BadRequest.malformed("The body is empty; send a JSON object with " + fields);
    }
    for (var name : body.fieldNames()) {
      if (!fields.contains(name)) {
        throw BadRequest.malformed("\"" + name + "\" is not known; send " + fields);
      }
    }
    return body;
  }

  static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException e) {
      throw BadRequest.invalid("\"" + text + "\" is not an ISO duration such as PT24H");
    }
  }

  static String resource(String name) {
    try (var file = Answers.class.getResourceAsStream("/dev/" + name)) {
      if (file == null) {
        throw new IllegalStateException(name + " is not in the build");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
