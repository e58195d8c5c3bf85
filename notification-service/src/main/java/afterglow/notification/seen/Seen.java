package afterglow.notification.seen;

import afterglow.notification.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;

/** Which version of each aggregate this service has applied. */
@ApplicationScoped
class Seen implements Unsettled {
  enum Verdict {
    /** Ours to apply now. */
    NEXT,
    /** Applied before. */
    DUPLICATE,
    /** A version before it has not come. */
    GAP,
    /** An earlier record of the aggregate is parked. */
    BEHIND_PARKED
  }

  private static final String NEXT_IN_ORDER =
      """
      insert into seen (topic, aggregate, version)
      select ?, ?, ?
      where (? = 1 or exists (select 1 from seen where topic = ? and aggregate = ?))
        and not exists (select 1 from parked where topic = ? and aggregate = ?)
      on conflict (topic, aggregate) do update set version = excluded.version
      where seen.version = excluded.version - 1
      """;

  private static final String NEWER =
      """
      insert into seen (topic, aggregate, version) values (?, ?, ?)
      on conflict (topic, aggregate) do update set version = excluded.version
      where seen.version < excluded.version
      """;

  private static final String WHY_NOT =
      """
      select coalesce((select version from seen where topic = ? and aggregate = ?), 0) as version,
        exists (select 1 from parked where topic = ? and aggregate = ?) as parked
      """;

  private final DataSource database;

  Seen(DataSource database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Verdict accept(String topic, UUID aggregate, int version, Order order) {
    try (var connection = database.getConnection()) {
      try (var insert =
          connection.prepareStatement(order == Order.CONTIGUOUS ? NEXT_IN_ORDER : NEWER)) {
        insert.setString(1, topic);
        insert.setObject(2, aggregate);
        insert.setInt(3, version);
        if (order == Order.CONTIGUOUS) {
          insert.setInt(4, version);
          insert.setString(5, topic);
          insert.setObject(6, aggregate);
          insert.setString(7, topic);
          insert.setObject(8, aggregate);
        }
        if (insert.executeUpdate() == 1) {
          return Verdict.NEXT;
        }
      }
      try (var select = connection.prepareStatement(WHY_NOT)) {
        select.setString(1, topic);
        select.setObject(2, aggregate);
        select.setString(3, topic);
        select.setObject(4, aggregate);
        var row = select.executeQuery();
        row.next();
        if (version <= row.getInt("version")) {
          return Verdict.DUPLICATE;
        }
        return row.getBoolean("parked") ? Verdict.BEHIND_PARKED : Verdict.GAP;
      }
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  @Override
  public Optional<String> waitingFor() {
    return Optional.empty();
  }

  @Override
  public long progress() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select coalesce(sum(version), 0) from seen");
        var row = select.executeQuery()) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }
}
