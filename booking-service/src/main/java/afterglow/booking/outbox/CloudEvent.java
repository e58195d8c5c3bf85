package afterglow.booking.outbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One event as it stands in the outbox, on the topic and in the contract's examples: a CloudEvents
 * 1.0 document in structured mode, with the extensions {@code clinic}, {@code version} and, where
 * something is traced, {@code traceparent}.
 */
@JsonPropertyOrder({
  "specversion",
  "id",
  "type",
  "source",
  "subject",
  "time",
  "datacontenttype",
  "clinic",
  "version",
  "traceparent",
  "data"
})
record CloudEvent(
    String specversion,
    String id,
    String type,
    String source,
    String subject,
    Instant time,
    String datacontenttype,
    String clinic,
    int version,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String traceparent,
    JsonNode data) {}
