package afterglow.local.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.local.Edges;
import afterglow.local.FreePorts;
import afterglow.local.Ports;
import afterglow.local.Replica;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, String> seen = new ConcurrentHashMap<>();
  private final Queue<Integer> served = new ConcurrentLinkedQueue<>();
  private Ports ports;
  private HttpServer booking;

  @BeforeEach
  void start() throws Exception {
    ports = FreePorts.next();
    booking = serving(ports.booking());
    new Gateway(
            vertx,
            ports,
            Edges.direct(ports),
            Replica.all(2),
            request -> request.response().end("dev"),
            Duration.ofMillis(300))
        .start()
        .toCompletionStage()
        .toCompletableFuture()
        .get();
  }

  @AfterEach
  void stop() throws Exception {
    booking.stop(0);
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @Test
  void saysWhereARequestCameFromAndLetsNobodyPretend() throws Exception {
    send(
        request("/book/lumen")
            .header("X-Forwarded-For", "203.0.113.9")
            .header("X-Forwarded-Host", "evil.example")
            .header("Forwarded", "for=203.0.113.9")
            .header("Service-Token", "guessed")
            .build());

    assertEquals("127.0.0.1", seen.get("x-forwarded-for"));
    assertEquals("localhost:" + ports.gateway(), seen.get("x-forwarded-host"));
    assertEquals("http", seen.get("x-forwarded-proto"));
    assertNull(seen.get("forwarded"));
    assertNull(seen.get("service-token"));
  }

  @Test
  void passesBodiesOnAsTheyAre() throws Exception {
    var body = "{\"name\":\"Zoë\"}".repeat(20_000);
    var answer =
        send(request("/api/booking/x").POST(HttpRequest.BodyPublishers.ofString(body)).build());

    assertEquals(body, answer.body());
  }

  @Test
  void saysThatAPartIsNotThereAsAProblem() throws Exception {
    var answer = send(request("/checkin/abc").build());

    assertEquals(502, answer.statusCode());
    assertEquals(Problem.MEDIA_TYPE, answer.headers().firstValue("Content-Type").orElse(""));
    assertTrue(answer.body().contains("urn:afterglow:problem:not-there"), answer.body());
  }

  @Test
  void saysThatAPartTakesTooLongAsAProblem() throws Exception {
    try (var silent = new ServerSocket(ports.followup(), 5, InetAddress.getByName("127.0.0.1"))) {
      var answer = send(request("/checkin/abc").build());

      assertEquals(504, answer.statusCode());
      assertTrue(answer.body().contains("urn:afterglow:problem:too-slow"), answer.body());
      assertTrue(silent.isBound());
    }
  }

  @Test
  void givesEachCopyOfAServiceItsTurn() throws Exception {
    var second = ports.http(new Replica("booking", 1));
    var other = serving(second);
    try {
      for (var each = 0; each < 6; each++) {
        assertEquals(200, send(request("/book/lumen").build()).statusCode());
      }
    } finally {
      other.stop(0);
    }

    assertEquals(3, served.stream().filter(port -> port == second).count());
  }

  @Test
  void goesToTheCopyThatIsThereWhenTheOtherTakesNoConnection() throws Exception {
    for (var each = 0; each < 4; each++) {
      assertEquals(200, send(request("/book/lumen").build()).statusCode());
    }

    assertEquals(4, served.size(), "each request was sent once");
  }

  @Test
  void answersForWhatIsNeverRouted() throws Exception {
    var answer = send(request("/internal/booking/releases").build());

    assertEquals(404, answer.statusCode());
    assertTrue(answer.body().contains("urn:afterglow:problem:not-found"), answer.body());
    assertTrue(seen.isEmpty());
  }

  /** A copy of a service that notes what it is sent and sends it back. */
  private HttpServer serving(int port) throws Exception {
    var copy = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 0);
    copy.createContext(
        "/",
        exchange -> {
          exchange
              .getRequestHeaders()
              .forEach((name, values) -> seen.put(name.toLowerCase(), String.join(",", values)));
          var body = exchange.getRequestBody().readAllBytes();
          served.add(port);
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    copy.start();
    return copy;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.gateway() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
  }
}
