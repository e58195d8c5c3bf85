package afterglow.followup.seen;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event as another service published it.
 *
 * @param subject the aggregate that changed
 * @param version counts the aggregate's changes from 1
 * @param traceparent the trace that caused it, where something was traced
 */
public record Event(
    String type,
    UUID subject,
    String clinic,
    int version,
    Instant time,
    @Nullable String traceparent,
    JsonNode data) {
  /** Readers ignore fields they do not know: producers may add some at any time. */
  private static final ObjectMapper TOLERANT =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
          .build();

  public Event {
    if (type == null || subject == null || clinic == null || version < 1 || data == null) {
      throw new IllegalArgumentException("Not a complete event");
    }
  }

  public static Event parse(byte[] document) {
    try {
      // "null" is a document too.
      return requireNonNull(TOLERANT.readValue(document, Event.class));
    } catch (IOException | RuntimeException e) {
      throw new Unreadable(e);
    }
  }

  /** The event's data in the reader's own words. */
  public <T> T dataAs(Class<T> words) {
    try {
      return requireNonNull(TOLERANT.treeToValue(data, words));
    } catch (JsonProcessingException | RuntimeException e) {
      throw new Unreadable(e);
    }
  }

  /** The document is not an event that this reader understands; trying again changes nothing. */
  public static class Unreadable extends RuntimeException {
    Unreadable(Exception cause) {
      // Not the cause's message: it may quote the document.
      super("Unreadable event: " + cause.getClass().getSimpleName());
    }
  }
}
