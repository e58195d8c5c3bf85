package afterglow.followup.outbox;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;

/**
 * One event as it stands in the outbox, on the topic and in the contract's examples: a CloudEvents
 * 1.0 document in structured mode, with the extensions {@code clinic} and {@code version}.
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
    JsonNode data) {}
