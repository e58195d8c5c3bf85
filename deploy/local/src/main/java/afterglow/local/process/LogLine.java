package afterglow.local.process;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A line of a part's log as a person reads it; the services write theirs for machines. */
final class LogLine {
  private static final ObjectMapper JSON = new ObjectMapper();

  private LogLine() {}

  static String readable(String line) {
    if (!line.startsWith("{")) {
      return line;
    }
    try {
      var entry = JSON.readTree(line);
      var readable =
          "%s %s %s %s"
              .formatted(
                  text(entry, "timestamp"),
                  text(entry, "level"),
                  text(entry, "loggerName"),
                  text(entry, "message"));
      var failure = text(entry, "stackTrace").strip();
      return failure.isEmpty() ? readable : readable + "\n    " + failure.replace("\n", "\n    ");
    } catch (JsonProcessingException e) {
      // Cut off by the end of its process.
      return line;
    }
  }

  private static String text(JsonNode entry, String field) {
    return entry.path(field).asText();
  }
}
