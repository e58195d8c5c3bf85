package afterglow.notification.delivery;

import afterglow.notification.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;

/** Whether everything that can go out now has gone out. */
@ApplicationScoped
class UnsentMessages implements Unsettled {
  private static final String UNSENT =
      """
      select
        (select count(*) from message m where state = 'PLANNED' and due_at <= ? and exists
          (select 1 from recipient r where r.clinic_id = m.clinic_id and r.id = m.recipient_id))
        + (select count(*) from message where state = 'SENDING')
        + (select count(*) from message where state = 'UNKNOWN')
      """;

  private static final String PROGRESS =
      "select count(*) + coalesce(sum(version + attempts), 0) from message";

  private final DataSource database;
  private final Clock clock;

  UnsentMessages(DataSource database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  @Override
  public Optional<String> waitingFor() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(UNSENT)) {
      select.setTimestamp(1, Timestamp.from(clock.instant()));
      var row = select.executeQuery();
      row.next();
      var unsent = row.getLong(1);
      return unsent == 0 ? Optional.empty() : Optional.of(unsent + " unsent messages");
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger cannot be read", e);
    }
  }

  @Override
  public long progress() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(PROGRESS);
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException("The ledger cannot be read", e);
    }
  }
}
