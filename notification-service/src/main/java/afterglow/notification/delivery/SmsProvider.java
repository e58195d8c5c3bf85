package afterglow.notification.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Speaks the HTTP API for text messages that Twilio has made common. */
@ApplicationScoped
class SmsProvider {
  private static final Logger LOG = Logger.getLogger(SmsProvider.class);
  private static final Duration LONGEST_VALIDITY = Duration.ofHours(10);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();
  private final SmsConfig config;
  private final URI publicUrl;
  private final ObjectMapper json;

  SmsProvider(
      SmsConfig config,
      @ConfigProperty(name = "afterglow.public-url") URI publicUrl,
      ObjectMapper json) {
    this.config = config;
    this.publicUrl = publicUrl;
    this.json = json;
  }

  /** Where the provider reports on a try; it signs exactly this address. */
  static String callback(URI publicUrl, AttemptId attempt) {
    return publicUrl
        + SmsStatusResource.PATH
        + "?clinic="
        + URLEncoder.encode(attempt.clinic(), UTF_8)
        + "&attempt="
        + attempt.id();
  }

  Outcome send(AttemptId attempt, String to, String body, Duration useful) {
    var form = new LinkedHashMap<String, String>();
    form.put("From", config.from());
    form.put("To", to);
    form.put("Body", body);
    form.put("StatusCallback", callback(publicUrl, attempt));
    form.put("ValidityPeriod", String.valueOf(validity(useful).toSeconds()));
    var request =
        request("")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(encoded(form)))
            .build();
    try {
      var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return outcome(answer.statusCode(), read(answer.body()));
    } catch (ConnectException | HttpConnectTimeoutException e) {
      LOG.warnf("The SMS provider cannot be reached: %s", e.getClass().getSimpleName());
      return new Outcome.NotTaken("No line", true);
    } catch (IOException e) {
      return new Outcome.Unknown(e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Outcome.Unknown("Stopped while waiting");
    }
  }

  private static Outcome outcome(int status, JsonNode answer) {
    if (status < 300) {
      return new Outcome.Accepted(answer.path("sid").textValue());
    }
    var said = status + "/" + answer.path("code").asText("");
    if (status == 429) {
      return new Outcome.NotTaken(said, true);
    }
    if (status >= 500) {
      // It may have failed after it had taken the text; its list will tell.
      return new Outcome.Unknown(said);
    }
    return SmsRefusals.outcome(status, answer.path("code").asInt(), said);
  }

  /** Looks for a text among those that the provider has taken for this number since that day. */
  Trace trace(String to, String digest, Instant since) {
    var day = LocalDate.ofInstant(since, ZoneOffset.UTC).minusDays(1);
    var query = encoded(Map.of("To", to, "DateSent>", day.toString(), "PageSize", "100"));
    try {
      var answer =
          http.send(request("?" + query).GET().build(), HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        return Trace.AWAY;
      }
      for (var message : read(answer.body()).path("messages")) {
        if (Digest.of(message.path("body").asText()).equals(digest)) {
          return Trace.TAKEN;
        }
      }
      return Trace.NONE;
    } catch (IOException e) {
      return Trace.AWAY;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Trace.AWAY;
    }
  }

  private HttpRequest.Builder request(String query) {
    var account = config.account() + ":" + config.token();
    return HttpRequest.newBuilder(
            URI.create(
                "%s/2010-04-01/Accounts/%s/Messages.json%s"
                    .formatted(config.url(), config.account(), query)))
        .timeout(Duration.ofSeconds(10))
        .header(
            "Authorization",
            "Basic " + Base64.getEncoder().encodeToString(account.getBytes(UTF_8)));
  }

  private JsonNode read(String body) {
    try {
      return json.readTree(body);
    } catch (JsonProcessingException e) {
      return json.missingNode();
    }
  }

  private static Duration validity(Duration useful) {
    if (useful.compareTo(Duration.ofSeconds(1)) < 0) {
      return Duration.ofSeconds(1);
    }
    return useful.compareTo(LONGEST_VALIDITY) < 0 ? useful : LONGEST_VALIDITY;
  }

  private static String encoded(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8);
  }
}
