package afterglow.booking.outbox;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether events wait long to be published: an alarm, but no reason to stop serving. */
@ApplicationScoped
@Wellness
class OutboxCheck implements HealthCheck {
  private final OutboxState outbox;
  private final OutboxConfig config;

  OutboxCheck(OutboxState outbox, OutboxConfig config) {
    this.outbox = outbox;
    this.config = config;
  }

  void measure(@Observes StartupEvent started, MeterRegistry meters) {
    Gauge.builder("afterglow.outbox.unpublished", outbox, OutboxState::unpublished)
        .description("Events recorded and not yet published")
        .register(meters);
    Gauge.builder("afterglow.outbox.oldest.seconds", outbox, state -> state.oldest().toSeconds())
        .description("How long the oldest unpublished event has waited")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    var oldest = outbox.oldest();
    var refused = outbox.refused();
    return HealthCheckResponse.named("outbox")
        .status(oldest.compareTo(config.alarmAfter()) <= 0 && refused.events() == 0)
        .withData("unpublished", outbox.unpublished())
        .withData("oldestSeconds", oldest.toSeconds())
        .withData("refused", refused.events())
        .withData("refusedIds", refused.ids())
        .withData("heldBack", refused.heldBack())
        .build();
  }
}
