package afterglow.followup.seen;

import afterglow.followup.trace.Traces;
import io.opentelemetry.api.trace.SpanKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Gives events their effects, each as a step of the trace that caused the event. */
@ApplicationScoped
class Effects {
  private final Traces traces;

  Effects(Traces traces) {
    this.traces = traces;
  }

  /** Goes on with the step that publishing the record was. */
  void of(ConsumerRecord<String, byte[]> record, Event event, Subscription to) {
    var published = record.headers().lastHeader(Traces.TRACEPARENT);
    apply(
        event,
        to,
        published == null
            ? event.traceparent()
            : new String(published.value(), StandardCharsets.UTF_8));
  }

  /** A parked event has lost the step of its publishing, and not its cause. */
  void ofParked(Event event, Subscription to) {
    apply(event, to, event.traceparent());
  }

  private void apply(Event event, Subscription to, @Nullable String cause) {
    var step =
        traces
            .begin("process " + to.topic(), SpanKind.CONSUMER, cause)
            .setAttribute("messaging.system", "kafka")
            .setAttribute("messaging.operation.type", "process")
            .setAttribute("messaging.destination.name", to.topic())
            .setAttribute("messaging.message.id", event.subject() + ":" + event.version());
    Traces.during(step, () -> to.apply(event));
  }
}
