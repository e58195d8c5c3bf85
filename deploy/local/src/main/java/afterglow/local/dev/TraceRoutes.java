package afterglow.local.dev;

import com.google.protobuf.InvalidProtocolBufferException;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Takes the services' spans in, by the OpenTelemetry protocol, and shows one trace, or the newest.
 */
class TraceRoutes {
  private static final long MOST_BYTES = 8 << 20;
  private static final int NEWEST = 50;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

  private final TraceFile file;

  TraceRoutes(Path file) {
    this.file = new TraceFile(file);
  }

  void addTo(Router router) {
    router
        .post("/dev/otlp/v1/traces")
        .handler(BodyHandler.create(false).setBodyLimit(MOST_BYTES))
        .blockingHandler(this::take);
    router.get("/dev/traces").blockingHandler(this::show, false);
  }

  private void take(RoutingContext request) {
    try {
      var body = request.body().buffer();
      var spans = ExportTraceServiceRequest.parseFrom(body == null ? new byte[0] : body.getBytes());
      file.append(Spans.of(spans));
      // An empty answer says that all of them were taken.
      request.response().putHeader("Content-Type", "application/x-protobuf").end();
    } catch (InvalidProtocolBufferException e) {
      throw BadRequest.malformed("The body is not an export of spans");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void show(RoutingContext request) {
    var trace = request.queryParams().get("trace");
    if (trace != null && !ID.matcher(trace).matches()) {
      throw BadRequest.malformed("\"trace\" is an id of 32 hexadecimal digits");
    }
    try {
      var spans = trace == null ? file.newest(NEWEST) : file.of(trace);
      Answers.json(request, new JsonObject().put("spans", new JsonArray(spans)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
