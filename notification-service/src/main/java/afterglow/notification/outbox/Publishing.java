package afterglow.notification.outbox;

import afterglow.notification.trace.Traces;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The way of one event to the broker, as a step of the trace that caused it. */
@ApplicationScoped
class Publishing {
  private static final byte[] CONTENT_TYPE =
      "application/cloudevents+json".getBytes(StandardCharsets.UTF_8);

  /**
   * Before the event's data, where only we write; what stands inside a text has its quotes escaped.
   */
  private static final Pattern CAUSE = Pattern.compile("\"traceparent\":\"([0-9a-f-]{55})\"");

  private final Traces traces;

  Publishing(Traces traces) {
    this.traces = traces;
  }

  Future<RecordMetadata> send(
      Producer<String, String> producer, String topic, String aggregate, String payload) {
    var event = new ProducerRecord<>(topic, aggregate, payload);
    event.headers().add("content-type", CONTENT_TYPE.clone());
    var step = begin(topic, payload);
    var traceparent = Traces.text(step);
    if (traceparent != null) {
      event.headers().add(Traces.TRACEPARENT, traceparent.getBytes(StandardCharsets.UTF_8));
    }
    return producer.send(event, (taken, failure) -> step.end());
  }

  private Span begin(String topic, String payload) {
    return traces
        .begin("publish " + topic, SpanKind.PRODUCER, cause(payload))
        .setAttribute("messaging.system", "kafka")
        .setAttribute("messaging.operation.type", "send")
        .setAttribute("messaging.destination.name", topic);
  }

  private static @Nullable String cause(String payload) {
    var found = CAUSE.matcher(payload);
    return found.find() ? found.group(1) : null;
  }
}
