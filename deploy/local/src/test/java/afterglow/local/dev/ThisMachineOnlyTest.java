package afterglow.local.dev;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ThisMachineOnlyTest {
  private final Vertx vertx = Vertx.vertx();
  private HttpServer server;

  @BeforeEach
  void start() throws Exception {
    var router = Router.router(vertx);
    router.route().handler(new ThisMachineOnly());
    router.route().handler(request -> request.response().end());
    server =
        vertx
            .createHttpServer()
            .requestHandler(router)
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .get();
  }

  @AfterEach
  void stop() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://evil.example",
    "Origin, http://localhost:1",
    "Origin, https://localhost:PORT",
    "Origin, http://127.0.0.1:PORT",
    "Origin, null",
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
  })
  void noOtherSitesPageChangesAnything(String header, String value) throws Exception {
    assertEquals(403, status("POST", "localhost:PORT", header + ": " + value));
    assertEquals(403, status("PUT", "localhost:PORT", header + ": " + value));
    assertEquals(200, status("GET", "localhost:PORT", header + ": " + value));
  }

  @ParameterizedTest
  @CsvSource({
    "Origin, http://localhost:PORT",
    "Sec-Fetch-Site, same-origin",
    "Sec-Fetch-Site, none",
    "Accept, */*",
  })
  void ourPagesAndProgramsDo(String header, String value) throws Exception {
    assertEquals(200, status("POST", "localhost:PORT", header + ": " + value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:PORT", "localhost.evil.example", ""})
  void noMadeUpNameLeadsHere(String host) throws Exception {
    assertEquals(403, status("GET", host, "Accept: */*"));
    assertEquals(403, status("POST", host, "Accept: */*"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:PORT", "127.0.0.1:PORT", "[::1]:PORT", "localhost"})
  void thisMachinesNamesDo(String host) throws Exception {
    assertEquals(200, status("POST", host, "Accept: */*"));
  }

  @Test
  void whoNamesNoHostIsKeptOut() throws Exception {
    assertEquals(403, answer("POST /dev/clock HTTP/1.0\r\n\r\n"));
  }

  private int status(String method, String host, String header) throws IOException {
    return answer(
        "%s /dev/clock HTTP/1.1\r\nHost: %s\r\n%s\r\nContent-Length: 0\r\n\r\n"
            .formatted(method, host, header)
            .replace("PORT", String.valueOf(server.actualPort())));
  }

  /** By hand, since a client does not let one choose these headers. */
  private int answer(String request) throws IOException {
    try (var socket = new Socket("127.0.0.1", server.actualPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      return Integer.parseInt(answer.readLine().split(" ")[1]);
    }
  }
}
