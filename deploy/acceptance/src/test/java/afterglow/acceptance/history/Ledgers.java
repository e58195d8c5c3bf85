package afterglow.acceptance.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The ledgers of the mail and text sandboxes, read as hand-overs in the order of their files. */
public final class Ledgers {
  private static final Pattern MESSAGE_ID =
      Pattern.compile("^Message-ID:\\s*(<[^>\\s]+>)", Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern UUID_IN =
      Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private Ledgers() {}

  /** Both ledgers of a stack's data folder. */
  public static List<Handover> read(Path data) {
    var handovers = new ArrayList<Handover>();
    for (var line : JsonLines.read(data.resolve("sandbox/mail.jsonl"))) {
      line.path("to").forEach(to -> handovers.add(mail(line, to.asText())));
    }
    for (var line : JsonLines.read(data.resolve("sandbox/sms.jsonl"))) {
      if (line.has("to")) {
        handovers.add(text(line));
      }
    }
    return handovers;
  }

  private static Handover mail(JsonNode line, String to) {
    var raw = line.path("raw").asText();
    var head = raw.substring(0, headLength(raw));
    var found = MESSAGE_ID.matcher(head);
    var named = found.find();
    var identity = named ? found.group(1) : line.path("id").asText();
    return new Handover(
        Handover.Channel.EMAIL,
        identity,
        named ? uuidIn(identity).orElse(null) : null,
        null,
        to,
        fate(line),
        instant(line, "at"),
        instant(line, "receivedAt"));
  }

  private static int headLength(String raw) {
    var end = raw.indexOf("\r\n\r\n");
    return end < 0 ? raw.length() : end;
  }

  private static Handover text(JsonNode line) {
    var callback = line.path("callback").asText();
    var attempt = callback.substring(callback.lastIndexOf("attempt=") + 1);
    return new Handover(
        Handover.Channel.SMS,
        attempt.isEmpty() ? line.path("sid").asText() : attempt,
        null,
        uuidIn(attempt).orElse(null),
        line.path("to").asText(),
        fate(line),
        instant(line, "at"),
        instant(line, "receivedAt"));
  }

  /** Ledgers say what was taken and answered; older lines only what the script had for them. */
  private static Handover.Fate fate(JsonNode line) {
    var outcome = line.path("outcome").asText("ACCEPT");
    var accepted =
        line.has("accepted")
            ? line.get("accepted").asBoolean()
            : !outcome.startsWith("REJECT") && !outcome.startsWith("TEMPORARY");
    var answered =
        line.has("answered")
            ? line.get("answered").asBoolean()
            : !outcome.endsWith("_ACCEPTED") && !outcome.endsWith("_AFTER_DOT");
    if (accepted && answered && outcome.startsWith("UNDELIVERED")) {
      return Handover.Fate.UNDELIVERED;
    }
    if (accepted) {
      return answered ? Handover.Fate.ACCEPTED : Handover.Fate.ACCEPTED_UNANSWERED;
    }
    if (!answered) {
      return Handover.Fate.LOST_UNANSWERED;
    }
    return outcome.startsWith("REJECT") ? Handover.Fate.REJECTED : Handover.Fate.TEMPORARY;
  }

  private static Optional<UUID> uuidIn(@Nullable String text) {
    var found = UUID_IN.matcher(text == null ? "" : text);
    return found.find() ? Optional.of(UUID.fromString(found.group())) : Optional.empty();
  }

  private static Instant instant(JsonNode line, String field) {
    return Instant.parse(line.get(field).asText());
  }
}
