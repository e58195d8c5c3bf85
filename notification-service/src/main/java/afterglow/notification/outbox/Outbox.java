package afterglow.notification.outbox;

import afterglow.notification.trace.Traces;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where a change records the event that tells of it, in its own transaction. */
@ApplicationScoped
public class Outbox {
  private final DataSource database;
  private final ObjectMapper json;
  private final Clock clock;
  private final OutboxRelay relay;
  private final Traces traces;
  private final TransactionSynchronizationRegistry transaction;
  private final String source;

  Outbox(
      DataSource database,
      ObjectMapper json,
      Clock clock,
      OutboxRelay relay,
      Traces traces,
      TransactionSynchronizationRegistry transaction,
      @ConfigProperty(name = "quarkus.application.name") String source) {
    this.database = database;
    this.json = json;
    this.clock = clock;
    this.relay = relay;
    this.traces = traces;
    this.transaction = transaction;
    this.source = source;
  }

  /**
   * Records one event. The caller holds the aggregate's row lock and has just raised its version.
   *
   * @param topic where it is published; the key is the aggregate
   * @param type the versioned wire type, such as {@code afterglow.appointment.booked.v1}
   * @param version contiguous from 1: every committed change is one version and one event
   * @param data what happened, in the shape that the service's {@code contract/} shows
   */
  @Transactional(Transactional.TxType.MANDATORY)
  public void append(
      String topic, String type, String clinic, UUID aggregate, int version, Object data) {
    var event =
        new CloudEvent(
            "1.0",
            aggregate + ":" + version,
            type,
            "/" + source,
            aggregate.toString(),
            clock.instant(),
            "application/json",
            clinic,
            version,
            traces.current(),
            json.valueToTree(data));
    try (var connection = database.getConnection();
        var insert =
            connection.prepareStatement(
                "insert into outbox (clinic_id, topic, aggregate, version, payload)"
                    + " values (?, ?, ?, ?, ?)")) {
      insert.setString(1, clinic);
      insert.setString(2, topic);
      insert.setObject(3, aggregate);
      insert.setInt(4, version);
      insert.setString(5, json.writeValueAsString(event));
      insert.executeUpdate();
    } catch (SQLException | JsonProcessingException e) {
      throw new EventNotRecorded(type, aggregate, e);
    }
    wakeTheRelayAfterCommit();
  }

  private void wakeTheRelayAfterCommit() {
    transaction.registerInterposedSynchronization(
        new Synchronization() {
          @Override
          public void beforeCompletion() {}

          @Override
          public void afterCompletion(int status) {
            if (status == Status.STATUS_COMMITTED) {
              relay.wake();
            }
          }
        });
  }

  /** The change is rolled back with it: an event that cannot be recorded has not happened. */
  static class EventNotRecorded extends RuntimeException {
    EventNotRecorded(String type, UUID aggregate, Exception cause) {
      super("Event " + type + " of " + aggregate + " could not be recorded", cause);
    }
  }
}
