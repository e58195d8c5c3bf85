package afterglow.notification.around;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small HTTP server that releases messages as the other services do. */
public final class Owners implements AutoCloseable {
  private final Set<String> stale = ConcurrentHashMap.newKeySet();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private volatile boolean away;

  public Owners(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/internal/booking/releases", e -> release(e, false));
    server.createContext("/internal/followup/releases", e -> release(e, true));
    server.start();
  }

  /** From now on this version of the owner's plan no longer holds. */
  public void revoke(UUID subject, int version) {
    stale.add(subject + ":" + version);
  }

  public void away(boolean are) {
    away = are;
  }

  public long timesAskedAbout(UUID subject) {
    return asked.stream().filter(subject.toString()::equals).count();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void release(HttpExchange exchange, boolean prepares) throws IOException {
    var token = exchange.getRequestHeaders().getFirst("Service-Token");
    if (away || !"token-of-the-tests".equals(token)) {
      respond(exchange, away ? 503 : 404, "");
      return;
    }
    var answers = json.createArrayNode();
    for (var question : json.readTree(exchange.getRequestBody())) {
      asked.add(question.get("subject").asText());
      answers.add(answer(question, prepares));
    }
    respond(exchange, 200, answers.toString());
  }

  private JsonNode answer(JsonNode question, boolean prepares) {
    var message = question.get("message").asText();
    var answer = json.createObjectNode().put("message", message);
    if (stale.contains(question.get("subject").asText() + ":" + question.get("version").asInt())) {
      return answer.put("decision", "STALE").put("reason", "SUPERSEDED");
    }
    answer.put("decision", "GO").put("link", "http://localhost:8080/m/" + message);
    return prepares
        ? answer.put("preparation", "http://localhost:8080/checkin/" + message)
        : answer;
  }

  private static void respond(HttpExchange exchange, int status, String body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.isEmpty() ? -1 : body.getBytes(UTF_8).length);
    exchange.getResponseBody().write(body.getBytes(UTF_8));
    exchange.close();
  }
}
