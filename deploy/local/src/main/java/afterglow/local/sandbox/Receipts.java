package afterglow.local.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Tells the sender of each text how it went, by signed calls, until the sender has heard it. */
class Receipts {
  private static final int TRIES = 12;
  private static final long BETWEEN_STATES_MILLIS = 40;

  private final SmsSandbox sandbox;
  private final String account;
  private final String token;
  private final AtomicInteger underWay = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Receipts(SmsSandbox sandbox, String account, String token) {
    this.sandbox = sandbox;
    this.account = account;
    this.token = token;
  }

  int underWay() {
    return underWay.get();
  }

  /** Takes a text from the state it has reached to its end. */
  Future<?> follow(TextMessage message) {
    underWay.incrementAndGet();
    return threads.submit(
        () -> {
          try {
            toTheEnd(message);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          } finally {
            underWay.decrementAndGet();
          }
        });
  }

  void stop() {
    threads.shutdownNow();
    client.shutdownNow();
  }

  private void toTheEnd(TextMessage message) throws InterruptedException {
    var at = message;
    if (at.status().equals("queued")) {
      Thread.sleep(BETWEEN_STATES_MILLIS);
      at = sandbox.record(at, "sent", 0);
      tell(at);
    }
    if (at.status().equals("sent")) {
      Thread.sleep(BETWEEN_STATES_MILLIS);
      at =
          at.outcome().startsWith("UNDELIVERED_")
              ? sandbox.record(at, "undelivered", Integer.parseInt(at.outcome().substring(12)))
              : sandbox.record(at, "delivered", 0);
    }
    tell(at);
    if (at.outcome().equals("RECEIPTS_TWICE")) {
      post(at.becomes("sent", 0));
    }
    sandbox.close(at);
  }

  private void tell(TextMessage message) throws InterruptedException {
    post(message);
    if (message.outcome().equals("RECEIPTS_TWICE")) {
      post(message);
    }
  }

  private void post(TextMessage message) throws InterruptedException {
    if (message.callback().isEmpty()) {
      return;
    }
    var parameters = parameters(message);
    var form =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    var request =
        HttpRequest.newBuilder(URI.create(message.callback()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Twilio-Signature", SmsSignature.of(token, message.callback(), parameters))
            .timeout(Duration.ofSeconds(5))
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    for (var attempt = 0; attempt < TRIES; attempt++) {
      try {
        var status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        if (status < 500) {
          return;
        }
      } catch (IOException e) {
        // The service may be starting again; the next try says.
      }
      Thread.sleep(Math.min(5_000, 200L << attempt));
    }
  }

  private Map<String, String> parameters(TextMessage message) {
    var parameters = new TreeMap<String, String>();
    parameters.put("MessageSid", message.sid());
    parameters.put("SmsSid", message.sid());
    parameters.put("MessageStatus", message.status());
    parameters.put("SmsStatus", message.status());
    parameters.put("AccountSid", account);
    parameters.put("ApiVersion", "2010-04-01");
    parameters.put("From", message.from());
    parameters.put("To", message.to());
    if (message.errorCode() != 0) {
      parameters.put("ErrorCode", Integer.toString(message.errorCode()));
    }
    return parameters;
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
