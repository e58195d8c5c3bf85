package afterglow.followup.seen;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import io.smallrye.reactive.messaging.kafka.KafkaClientService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * How far each channel is behind what others published, and whether it reads at all: an alarm, but
 * no reason to stop serving.
 */
@ApplicationScoped
@Wellness
class ConsumersCheck implements HealthCheck {
  private final KafkaClientService clients;

  ConsumersCheck(KafkaClientService clients) {
    this.clients = clients;
  }

  void measure(@Observes StartupEvent started, MeterRegistry meters) {
    for (var channel : clients.getConsumerChannels()) {
      Gauge.builder("afterglow.consumer.lag", () -> sum(channel, "records-lag"))
          .tag("channel", channel)
          .description("Events published and not yet taken")
          .register(meters);
    }
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("consumers");
    var reading = true;
    for (var channel : clients.getConsumerChannels()) {
      var reads = sum(channel, "connection-count") > 0 && sum(channel, "assigned-partitions") > 0;
      response.withData(channel + ".lag", (long) sum(channel, "records-lag"));
      response.withData(channel + ".reads", reads);
      reading &= reads;
    }
    return response.status(reading).build();
  }

  /** Over the partitions that this replica reads; one that was not read yet says nothing. */
  private double sum(String channel, String metric) {
    return clients.getConsumer(channel).unwrap().metrics().values().stream()
        .filter(measured -> measured.metricName().name().equals(metric))
        .map(measured -> measured.metricValue())
        .filter(Double.class::isInstance)
        .mapToDouble(Double.class::cast)
        .filter(value -> value > 0)
        .sum();
  }
}
