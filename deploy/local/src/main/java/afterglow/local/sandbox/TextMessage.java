package afterglow.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** A text that the provider was handed, and how far it has come. */
public record TextMessage(
    String sid,
    Instant at,
    String from,
    String to,
    String body,
    String callback,
    String outcome,
    String status,
    int errorCode) {

  TextMessage becomes(String next, int error) {
    return new TextMessage(sid, at, from, to, body, callback, outcome, next, error);
  }

  ObjectNode line() {
    return Ledger.JSON
        .createObjectNode()
        .put("event", "accepted")
        .put("sid", sid)
        .put("at", at.toString())
        .put("receivedAt", Instant.now().toString())
        .put("from", from)
        .put("to", to)
        .put("body", body)
        .put("callback", callback)
        .put("outcome", outcome)
        .put("accepted", accepted())
        .put("answered", answered());
  }

  /** Whether the provider takes it. */
  boolean accepted() {
    return !outcome.equals("LIMIT_429")
        && !outcome.equals("FAIL_500")
        && !outcome.startsWith("REJECT_");
  }

  /** Whether its sender learns from the answer what became of it. */
  boolean answered() {
    return !outcome.startsWith("FAIL_500") && !outcome.equals("HANG_ACCEPTED");
  }

  static TextMessage of(JsonNode line) {
    return new TextMessage(
        line.path("sid").asText(),
        Instant.parse(line.path("at").asText()),
        line.path("from").asText(),
        line.path("to").asText(),
        line.path("body").asText(),
        line.path("callback").asText(),
        line.path("outcome").asText(Script.ACCEPT),
        "queued",
        0);
  }

  /** As the provider's API shows it. */
  ObjectNode resource(String account) {
    var date = DateTimeFormatter.RFC_1123_DATE_TIME.format(at.atOffset(ZoneOffset.UTC));
    var resource =
        Ledger.JSON
            .createObjectNode()
            .put("sid", sid)
            .put("account_sid", account)
            .put("api_version", "2010-04-01")
            .put("from", from)
            .put("to", to)
            .put("body", body)
            .put("status", status)
            .put("direction", "outbound-api")
            .put("num_segments", "1")
            .put("date_created", date)
            .put("date_updated", date)
            .put("date_sent", date)
            .put("uri", "/2010-04-01/Accounts/" + account + "/Messages/" + sid + ".json");
    if (errorCode == 0) {
      resource.putNull("error_code").putNull("error_message");
    } else {
      resource.put("error_code", errorCode).put("error_message", "Scripted in the sandbox");
    }
    return resource;
  }
}
