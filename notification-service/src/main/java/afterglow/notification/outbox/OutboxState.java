package afterglow.notification.outbox;

import afterglow.notification.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;

/** How much is recorded and not yet published. */
@ApplicationScoped
class OutboxState implements Unsettled {
  private final DataSource database;

  OutboxState(DataSource database) {
    this.database = database;
  }

  @Override
  public Optional<String> waitingFor() {
    var unpublished = count("select count(*) from outbox where published_at is null");
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
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The outbox cannot be read", e);
    }
  }
}
