package afterglow.acceptance.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A record that is an event, as anybody may read it.
 *
 * @param name its type without what all types of the project share, such as {@code booked}
 * @param at when it happened, by the business clock
 */
record Event(
    TopicDump.Record record,
    UUID subject,
    String clinic,
    int version,
    String type,
    String name,
    Instant at,
    JsonNode data) {
  static final String APPOINTMENTS = "afterglow.appointments";
  static final String PATIENTS = "afterglow.patients";
  static final String FOLLOW_UPS = "afterglow.follow-ups";
  static final String MESSAGES = "afterglow.messages";

  /** Nothing for bytes that are no event, or lie under another key than their own. */
  static Optional<Event> of(TopicDump.Record record) {
    if (record.value() == null || record.key() == null) {
      return Optional.empty();
    }
    try {
      var json = JsonLines.JSON.readTree(record.value());
      var subject = UUID.fromString(json.path("subject").asText());
      var version = json.path("version").asInt();
      if (!subject.toString().equals(record.key()) || version < 1) {
        return Optional.empty();
      }
      var type = json.path("type").asText();
      return Optional.of(
          new Event(
              record,
              subject,
              json.path("clinic").asText(),
              version,
              type,
              shortName(type),
              Instant.parse(json.path("time").asText()),
              json.path("data")));
    } catch (IOException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static String shortName(String type) {
    var bare = type.endsWith(".v1") ? type.substring(0, type.length() - 3) : type;
    return bare.substring(bare.lastIndexOf('.') + 1);
  }

  String topic() {
    return record.topic();
  }

  String text() {
    var value = record.value();
    return value == null ? "" : new String(value, StandardCharsets.UTF_8);
  }

  boolean is(String... names) {
    return List.of(names).contains(name);
  }

  Instant instant(String field) {
    return Instant.parse(data.path(field).asText());
  }

  UUID uuid(String field) {
    return UUID.fromString(data.path(field).asText());
  }
}
