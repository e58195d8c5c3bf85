package afterglow.local.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.local.ClockOffset;
import afterglow.local.FreePorts;
import afterglow.local.Secrets;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SmsSandboxTest {
  private static final String PHONE = "+447700900123";

  private final int port = FreePorts.next().sms();
  private final HttpClient client = HttpClient.newHttpClient();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  @TempDir Path folder;
  private Vertx vertx;
  private Secrets secrets;
  private SmsSandbox sandbox;
  private HttpServer sender;

  private record Call(String signature, Map<String, String> parameters) {}

  @BeforeEach
  void start() throws Exception {
    sender = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    sender.createContext(
        "/status",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          calls.add(
              new Call(
                  exchange.getRequestHeaders().getFirst("X-Twilio-Signature"), parameters(body)));
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    sender.start();
    secrets = new Secrets(folder.resolve("secrets"));
    open();
  }

  private void open() throws Exception {
    vertx = Vertx.vertx();
    sandbox =
        new SmsSandbox(
            vertx,
            port,
            folder.resolve("sms.jsonl"),
            new ClockOffset(folder.resolve("clock")),
            secrets);
    sandbox.start().toCompletionStage().toCompletableFuture().get();
  }

  private void close() throws Exception {
    sandbox.stop();
    vertx.close().toCompletionStage().toCompletableFuture().get();
  }

  @AfterEach
  void stop() throws Exception {
    close();
    sender.stop(0);
  }

  @Test
  void keepsATextBeforeItSaysSo() throws Exception {
    var answer = send(PHONE, "Hello");

    assertEquals(201, answer.statusCode());
    var sid = json(answer).path("sid").asText();
    assertTrue(sid.matches("SM[0-9a-f]{32}"), sid);
    assertTrue(Files.readAllLines(folder.resolve("sms.jsonl")).getFirst().contains(sid));
  }

  @Test
  void callsBackWithEachStateSignedOverThePublicAddress() throws Exception {
    send(PHONE, "Hello");

    for (var state : List.of("sent", "delivered")) {
      var call = calls.poll(10, TimeUnit.SECONDS);
      assertEquals(state, call.parameters().get("MessageStatus"));
      assertEquals(
          SmsSignature.of(secrets.of("sms.token"), callback(), call.parameters()),
          call.signature());
    }
  }

  @Test
  void tellsOfAFailureOnTheWayAsScripted() throws Exception {
    sandbox.script().plan(PHONE, List.of("UNDELIVERED_30005"));
    send(PHONE, "Hello");

    calls.poll(10, TimeUnit.SECONDS);
    var last = calls.poll(10, TimeUnit.SECONDS).parameters();
    assertEquals("undelivered", last.get("MessageStatus"));
    assertEquals("30005", last.get("ErrorCode"));
  }

  @Test
  void failsBeforeAndAfterAcceptingAsScripted() throws Exception {
    sandbox
        .script()
        .plan(PHONE, List.of("LIMIT_429", "FAIL_500", "REJECT_21610", "FAIL_500_ACCEPTED"));

    assertEquals(429, send(PHONE, "1").statusCode());
    assertEquals(500, send(PHONE, "2").statusCode());
    var refused = send(PHONE, "3");
    assertEquals(400, refused.statusCode());
    assertEquals(21610, json(refused).path("code").asInt());
    assertEquals(500, send(PHONE, "4").statusCode());

    assertEquals(List.of("4"), sandbox.newest(to -> true).map(TextMessage::body).toList());
  }

  @Test
  void tellsTwiceAndOnceMoreOutOfOrderAsScripted() throws Exception {
    sandbox.script().plan(PHONE, List.of("RECEIPTS_TWICE"));
    send(PHONE, "Hello");

    for (var state : List.of("sent", "sent", "delivered", "delivered", "sent")) {
      assertEquals(state, calls.poll(10, TimeUnit.SECONDS).parameters().get("MessageStatus"));
    }
  }

  @Test
  void tellsBeforeItAnswersAsScripted() throws Exception {
    sandbox.script().plan(PHONE, List.of("RECEIPT_FIRST"));

    var sid = json(send(PHONE, "Hello")).path("sid").asText();

    assertEquals(
        List.of(sid, sid),
        calls.stream().map(call -> call.parameters().get("MessageSid")).toList());
  }

  @Test
  void notesOfEachAttemptWhetherItWasTakenAndWhetherItsSenderKnows() throws Exception {
    sandbox.script().plan(PHONE, List.of("LIMIT_429", "FAIL_500", "FAIL_500_ACCEPTED", "SILENT"));
    for (var each = 0; each < 4; each++) {
      send(PHONE, "Hello");
    }

    var fates =
        Files.readAllLines(folder.resolve("sms.jsonl")).stream()
            .map(SmsSandboxTest::read)
            .filter(line -> line.has("callback"))
            .map(line -> line.path("accepted").asText() + " " + line.path("answered").asText())
            .toList();
    assertEquals(List.of("false true", "false false", "true false", "true true"), fates);
  }

  @Test
  void findsTextsAgainEvenAfterARestart() throws Exception {
    sandbox.script().plan(PHONE, List.of("REJECT_21610"));
    send(PHONE, "Refused");
    send(PHONE, "One");
    send("+447700900124", "Two");
    close();
    open();

    var found = json(get("/Messages.json?To=" + encoded(PHONE) + "&PageSize=5"));
    assertEquals(1, found.path("messages").size());
    var sid = found.path("messages").get(0).path("sid").asText();
    assertEquals("One", json(get("/Messages/" + sid + ".json")).path("body").asText());
    assertEquals(0, json(get("/Messages.json?DateSent%3E=2999-01-01")).path("messages").size());
    assertEquals(404, get("/Messages/SMnone.json").statusCode());
  }

  @Test
  void refusesAStrangerAndABadNumber() throws Exception {
    var stranger =
        client.send(
            HttpRequest.newBuilder(uri("/Messages.json"))
                .header(
                    "Authorization",
                    "Basic "
                        + Base64.getEncoder()
                            .encodeToString("a:b".getBytes(StandardCharsets.UTF_8)))
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertEquals(401, stranger.statusCode());
    assertEquals(20003, json(stranger).path("code").asInt());
    assertEquals(21211, json(send("07700", "Hello")).path("code").asInt());
  }

  private HttpResponse<String> send(String to, String body) throws Exception {
    var form =
        Map.of("To", to, "From", "+15005550006", "Body", body, "StatusCallback", callback())
            .entrySet()
            .stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return client.send(
        signed("/Messages.json")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return client.send(signed(path).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder signed(String path) {
    var pair = "AC" + secrets.of("sms.account") + ":" + secrets.of("sms.token");
    return HttpRequest.newBuilder(uri(path))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
  }

  private URI uri(String path) {
    return URI.create(
        "http://127.0.0.1:" + port + "/2010-04-01/Accounts/AC" + secrets.of("sms.account") + path);
  }

  private String callback() {
    return "http://127.0.0.1:" + sender.getAddress().getPort() + "/status?attempt=7";
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return read(answer.body());
  }

  private static JsonNode read(String json) {
    try {
      return Ledger.JSON.readTree(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> parameters(String form) {
    var parameters = new TreeMap<String, String>();
    for (var pair : form.split("&")) {
      var at = pair.indexOf('=');
      parameters.put(
          pair.substring(0, at), URLDecoder.decode(pair.substring(at + 1), StandardCharsets.UTF_8));
    }
    return parameters;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
