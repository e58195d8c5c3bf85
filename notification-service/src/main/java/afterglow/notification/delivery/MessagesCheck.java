package afterglow.notification.delivery;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Whether messages stay in doubt or without a recipient for long: an alarm, but no reason to stop
 * serving.
 */
@ApplicationScoped
@Wellness
class MessagesCheck implements HealthCheck {
  private static final String IN_DOUBT =
      """
      select count(*) as messages,
        coalesce(extract(epoch from clock_timestamp() - min((
          select min(a.started_at) from delivery_attempt a
          where a.clinic_id = m.clinic_id and a.message_id = m.id and a.outcome = 'UNKNOWN'))), 0)
          ::bigint as seconds
      from message m where state = 'UNKNOWN'
      """;

  private static final String WITHOUT_RECIPIENT =
      """
      select count(*) from message m where state = 'PLANNED' and due_at < ? and not exists (
        select 1 from recipient r where r.clinic_id = m.clinic_id and r.id = m.recipient_id)
      """;

  private final DataSource database;
  private final SenderConfig config;
  private final Clock clock;

  MessagesCheck(DataSource database, SenderConfig config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  private record InDoubt(long messages, long oldestSeconds) {}

  void measure(@Observes StartupEvent started, MeterRegistry meters) {
    Gauge.builder("afterglow.messages.unknown", this, self -> self.inDoubt().messages())
        .description("Messages of which nobody knows yet whether they were sent")
        .register(meters);
  }

  @Override
  public HealthCheckResponse call() {
    var inDoubt = inDoubt();
    var withoutRecipient = withoutRecipient();
    return HealthCheckResponse.named("messages")
        .status(inDoubt.oldestSeconds() <= config.doubtAlarm().toSeconds() && withoutRecipient == 0)
        .withData("unknown", inDoubt.messages())
        .withData("oldestUnknownSeconds", inDoubt.oldestSeconds())
        .withData("withoutRecipient", withoutRecipient)
        .build();
  }

  /** Due for long, while the record of whom they are for has not come. */
  private long withoutRecipient() {
    var longAgo = clock.instant().minus(config.recipientAlarm()).atOffset(ZoneOffset.UTC);
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(WITHOUT_RECIPIENT)) {
      select.setObject(1, longAgo);
      var row = select.executeQuery();
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger cannot be read", e);
    }
  }

  private InDoubt inDoubt() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(IN_DOUBT);
        var row = select.executeQuery()) {
      row.next();
      return new InDoubt(row.getLong("messages"), row.getLong("seconds"));
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger cannot be read", e);
    }
  }
}
