package afterglow.followup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * booking-service at the other end of the wire: it knows the last change of each appointment's plan
 * ({@code PUT /last/ID} with the version) and can be away ({@code PUT /away} with true).
 */
public class BookingServer implements QuarkusTestResourceLifecycleManager {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Map<String, Integer> last = new ConcurrentHashMap<>();
  private volatile boolean away;
  private volatile int asked;
  private @Nullable HttpServer server;

  @Override
  public Map<String, String> start() {
    try {
      var started = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
      server = started;
      started.createContext("/", this::answer);
      started.start();
      return Map.of("afterglow.booking-url", "http://127.0.0.1:" + started.getAddress().getPort());
    } catch (IOException e) {
      throw new IllegalStateException("booking does not start", e);
    }
  }

  @Override
  public void stop() {
    if (server != null) {
      server.stop(0);
    }
  }

  private void answer(HttpExchange call) throws IOException {
    var path = call.getRequestURI().getPath();
    var body = JSON.readTree(call.getRequestBody());
    if (path.startsWith("/last/")) {
      last.put(path.substring("/last/".length()), body.asInt());
      reply(call, 204, null);
    } else if (path.equals("/away")) {
      away = body.asBoolean();
      reply(call, 204, null);
    } else if (path.equals("/asked")) {
      reply(call, 200, JSON.valueToTree(asked));
    } else if (!path.equals("/internal/booking/releases")
        || !"a-token-for-tests".equals(call.getRequestHeaders().getFirst("Service-Token"))) {
      reply(call, 404, null);
    } else if (away) {
      reply(call, 503, null);
    } else {
      asked++;
      var answers = JSON.createArrayNode();
      for (var question : body) {
        var answer = answers.addObject().put("message", question.get("message").asText());
        if (question.get("version").asInt()
            != last.getOrDefault(question.get("subject").asText(), 0)) {
          answer.put("decision", "STALE").put("reason", "SUPERSEDED");
        } else {
          answer.put("decision", "GO");
          if (question.get("link").asBoolean()) {
            answer.put("link", "http://localhost:8080/m/of-" + question.get("message").asText());
          }
        }
      }
      reply(call, 200, answers);
    }
  }

  private static void reply(HttpExchange call, int status, @Nullable JsonNode body)
      throws IOException {
    var bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
    call.getResponseHeaders().add("Content-Type", "application/json");
    call.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    call.getResponseBody().write(bytes);
    call.close();
  }
}
