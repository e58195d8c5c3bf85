package afterglow.booking.outbox;

import afterglow.booking.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;

/** How much is recorded and not yet published. */
@ApplicationScoped
class OutboxState implements Unsettled {
  private static final String WAITING =
      """
      select (select count(*) from outbox where published_at is null)
        + coalesce((select sum(through - marked) from republication where marked < through), 0)
      """;

  // The lowest id has waited longest: ids rise with time, also when all is published again.
  private static final String OLDEST =
      """
      select greatest(0, extract(epoch from clock_timestamp() - waiting_since))::bigint
      from outbox where published_at is null order by id limit 1
      """;

  private final DataSource database;

  OutboxState(DataSource database) {
    this.database = database;
  }

  long unpublished() {
    return count(WAITING);
  }

  /** How long the oldest unpublished event has waited; zero when there is none. */
  Duration oldest() {
    return Duration.ofSeconds(count(OLDEST));
  }

  /** Events that no broker will ever take. */
  long refused() {
    return count("select count(*) from outbox where refusal is not null");
  }

  @Override
  public Optional<String> waitingFor() {
    var unpublished = unpublished();
    return unpublished == 0 ? Optional.empty() : Optional.of(unpublished + " unpublished events");
  }

  @Override
  public long progress() {
    return count("select coalesce(max(id), 0) from outbox");
  }

  private long count(String query) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(query);
        var row = select.executeQuery()) {
      return row.next() ? row.getLong(1) : 0;
    } catch (SQLException e) {
      throw new IllegalStateException("The outbox cannot be read", e);
    }
  }
}
