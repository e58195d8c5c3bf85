package afterglow.notification.outbox;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/**
 * An operator's order to publish every event again. It is carried out by the relay itself, which
 * sends nothing meanwhile, so that no newer event of an aggregate goes ahead of its older ones.
 */
@ApplicationScoped
class Republication {
  /** Events per step, each step in a transaction of its own. */
  private static final int STEP = 5_000;

  private static final String REQUEST =
      """
      with tried as (update outbox set refusal = null where refusal is not null)
      insert into republication (through) select coalesce(max(id), 0) from outbox
      returning through, (select count(*) from outbox)
      """;

  private static final String NEXT_STEP =
      """
      with step as (
        select id, marked, least(marked + ?, through) as upto from republication
        where marked < through order by id limit 1 for update
      ), again as (
        update outbox o set published_at = null, waiting_since = clock_timestamp() from step
        where o.id > step.marked and o.id <= step.upto and o.published_at is not null
      )
      update republication r set marked = step.upto from step where r.id = step.id
      """;

  private final DataSource database;
  private final OutboxRelay relay;

  Republication(DataSource database, OutboxRelay relay) {
    this.database = database;
    this.relay = relay;
  }

  /** Returns how many events there are; what the broker refused is tried once more, too. */
  long request() {
    try (var connection = database.getConnection();
        var insert = connection.prepareStatement(REQUEST)) {
      var row = insert.executeQuery();
      row.next();
      var events = row.getLong(2);
      relay.wake();
      return events;
    } catch (SQLException e) {
      throw new IllegalStateException("The outbox cannot be published again", e);
    }
  }

  /** Makes some more events unpublished again; false when none is left to be. */
  static boolean step(Connection connection) throws SQLException {
    try (var update = connection.prepareStatement(NEXT_STEP)) {
      update.setInt(1, STEP);
      return update.executeUpdate() == 1;
    }
  }
}
