package afterglow.notification.seen;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether something is parked: an alarm, but no reason to stop serving. */
@ApplicationScoped
@Wellness
class ParkedCheck implements HealthCheck {
  private final ParkedAggregates aggregates;

  ParkedCheck(ParkedAggregates aggregates) {
    this.aggregates = aggregates;
  }

  void measure(@Observes StartupEvent started, MeterRegistry meters) {
    Gauge.builder("afterglow.parked.aggregates", aggregates, parked -> parked.count().aggregates())
        .description("Aggregates of which a record is parked")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    var count = aggregates.count();
    return HealthCheckResponse.named("parked")
        .status(count.records() == 0)
        .withData("aggregates", count.aggregates())
        .withData("records", count.records())
        .withData("oldestSeconds", count.oldestSeconds())
        .build();
  }
}
