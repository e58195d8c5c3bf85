package afterglow.local.sandbox;

import afterglow.local.ClockOffset;
import afterglow.local.Secrets;
import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A text-message provider with Twilio's interface, which keeps every text and delivers none. */
public class SmsSandbox {
  private final Vertx vertx;
  private final int port;
  private final Ledger ledger;
  private final ClockOffset clock;
  private final String account;
  private final String token;
  private final Receipts receipts;
  private final Script script =
      new Script(
          "ACCEPT|REJECT_nnnnn|LIMIT_429|FAIL_500|FAIL_500_ACCEPTED|HANG_ACCEPTED"
              + "|UNDELIVERED_nnnnn|SILENT|RECEIPTS_TWICE|RECEIPT_FIRST");
  private final SequencedMap<String, TextMessage> messages = new LinkedHashMap<>();
  private final Map<String, TextMessage> open = new LinkedHashMap<>();

  public SmsSandbox(Vertx vertx, int port, Path file, ClockOffset clock, Secrets secrets)
      throws IOException {
    this.vertx = vertx;
    this.port = port;
    this.clock = clock;
    this.account = "AC" + secrets.of("sms.account");
    this.token = secrets.of("sms.token");
    this.ledger = new Ledger(file);
    this.receipts = new Receipts(this, account, token);
    ledger.each((line, entry) -> load(entry));
  }

  public Future<HttpServer> start() {
    unfinished().forEach(receipts::follow);
    return vertx
        .createHttpServer()
        .requestHandler(new SmsApi(vertx, this).routes())
        .listen(port, "127.0.0.1");
  }

  public void stop() throws IOException {
    receipts.stop();
    ledger.close();
  }

  public Script script() {
    return script;
  }

  /** How many texts have a receipt on its way to whoever sent them. */
  public int receiptsUnderWay() {
    return receipts.underWay();
  }

  /** The texts to such a number, newest first. */
  public Stream<TextMessage> newest(Predicate<String> to) {
    synchronized (messages) {
      return List.copyOf(messages.sequencedValues().reversed()).stream()
          .filter(message -> to.test(message.to()));
    }
  }

  Optional<TextMessage> find(String sid) {
    synchronized (messages) {
      return Optional.ofNullable(messages.get(sid));
    }
  }

  String account() {
    return account;
  }

  String token() {
    return token;
  }

  ClockOffset clock() {
    return clock;
  }

  /**
   * Keeps a text for good; only then may anybody be told that it was taken. The future is done when
   * its sender has heard how it went.
   */
  java.util.concurrent.Future<?> keep(TextMessage message) {
    synchronized (messages) {
      ledger.append(message.line());
      messages.put(message.sid(), message);
    }
    return message.outcome().equals("SILENT")
        ? CompletableFuture.completedFuture(null)
        : receipts.follow(message);
  }

  /** Notes a text that was not taken, before its sender is told so. */
  void refuse(TextMessage message) {
    synchronized (messages) {
      ledger.append(message.line().put("event", "refused"));
    }
  }

  TextMessage record(TextMessage message, String status, int errorCode) {
    var next = message.becomes(status, errorCode);
    synchronized (messages) {
      ledger.append(
          Ledger.JSON
              .createObjectNode()
              .put("event", "status")
              .put("sid", message.sid())
              .put("status", status)
              .put("errorCode", errorCode));
      messages.put(message.sid(), next);
    }
    return next;
  }

  /** The sender has heard all that there is to hear about this text. */
  void close(TextMessage message) {
    synchronized (messages) {
      ledger.append(
          Ledger.JSON.createObjectNode().put("event", "closed").put("sid", message.sid()));
    }
  }

  private void load(JsonNode line) {
    var sid = line.path("sid").asText();
    switch (line.path("event").asText()) {
      case "accepted" -> {
        var message = TextMessage.of(line);
        messages.put(sid, message);
        if (!message.outcome().equals("SILENT")) {
          open.put(sid, message);
        }
      }
      case "status" -> {
        var message = messages.get(sid);
        if (message != null) {
          var next = message.becomes(line.path("status").asText(), line.path("errorCode").asInt());
          messages.put(sid, next);
          open.computeIfPresent(sid, (key, was) -> next);
        }
      }
      case "closed" -> open.remove(sid);
      case "refused" -> {}
      default -> throw new IllegalStateException("Not a line of this ledger: " + line);
    }
  }

  private List<TextMessage> unfinished() {
    var unfinished = new ArrayList<>(open.values());
    open.clear();
    return unfinished;
  }
}
