package afterglow.notification.around;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.MILLISECONDS;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** A small HTTP server that takes texts as the provider does, or answers what a test asks for. */
public final class SmsHost implements AutoCloseable {
  /** An answer that is not "taken". */
  public record Fate(int status, String body, boolean takesIt) {
    public static Fate refused(int code) {
      return new Fate(400, "{\"code\":" + code + ",\"status\":400}", false);
    }

    public static Fate failed(boolean takesIt) {
      return new Fate(500, "Oh no", takesIt);
    }

    public static Fate busy() {
      return new Fate(429, "{\"code\":20429,\"status\":429}", false);
    }
  }

  /** How late an answer comes, and what happens in the world meanwhile. */
  private record Slowness(Duration late, Runnable meanwhile) {
    static final Slowness NONE = new Slowness(Duration.ZERO, () -> {});
  }

  private final LinkedBlockingQueue<Fate> fates = new LinkedBlockingQueue<>();
  private final AtomicReference<Slowness> slowness = new AtomicReference<>(Slowness.NONE);
  private final List<Map<String, String>> taken = new CopyOnWriteArrayList<>();
  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;

  public SmsHost(int port) throws IOException {
    server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    server.createContext("/2010-04-01/Accounts/AC123/Messages.json", this::answer);
    server.start();
  }

  public void next(Fate fate) {
    fates.add(fate);
  }

  /** Takes the next text and says so late. */
  public void nextLate(Duration late, Runnable meanwhile) {
    slowness.set(new Slowness(late, meanwhile));
  }

  public List<Map<String, String>> textsTo(String number) {
    return taken.stream().filter(text -> number.equals(text.get("To"))).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    if (!Objects.equals(
        exchange.getRequestHeaders().getFirst("Authorization"), "Basic QUMxMjM6MTIzNDU=")) {
      respond(exchange, 401, "{\"code\":20003,\"status\":401}");
    } else if (exchange.getRequestMethod().equals("GET")) {
      list(exchange);
    } else {
      take(exchange);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    var form = fields(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    var fate = fates.poll();
    if (fate == null || fate.takesIt()) {
      taken.add(form);
    }
    if (fate == null) {
      var answer = "{\"sid\":\"SM" + taken.size() + "\",\"status\":\"queued\"}";
      var slow = slowness.getAndSet(Slowness.NONE);
      slow.meanwhile().run();
      CompletableFuture.delayedExecutor(slow.late().toMillis(), MILLISECONDS)
          .execute(() -> respond(exchange, 201, answer));
    } else {
      respond(exchange, fate.status(), fate.body());
    }
  }

  private void list(HttpExchange exchange) throws IOException {
    var number = fields(exchange.getRequestURI().getRawQuery()).getOrDefault("To", "");
    var messages =
        textsTo(number).stream()
            .map(text -> Map.of("sid", "SM1", "to", number, "body", text.getOrDefault("Body", "")))
            .toList();
    respond(exchange, 200, json.writeValueAsString(Map.of("messages", messages)));
  }

  private static Map<String, String> fields(String form) {
    return Arrays.stream(form.split("&"))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> URLDecoder.decode(field[0], UTF_8),
                field -> URLDecoder.decode(field[1], UTF_8)));
  }

  private static void respond(HttpExchange exchange, int status, String body) {
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(status, body.getBytes(UTF_8).length);
      exchange.getResponseBody().write(body.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
