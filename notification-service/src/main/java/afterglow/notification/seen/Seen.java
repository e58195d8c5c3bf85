package afterglow.notification.seen;

import afterglow.notification.dev.Unsettled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
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

  /** What to do with a version, and whether records of its aggregate are parked. */
  record Judgement(Verdict verdict, boolean othersParked) {}

  private static final String NEXT_IN_ORDER =
      """
      insert into seen (topic, aggregate, version)
      select t.topic, t.aggregate, t.version from (values (?::text, ?::uuid, ?::int)) t (topic, aggregate, version)
      where (t.version = 1 or exists (
          select 1 from seen s where s.topic = t.topic and s.aggregate = t.aggregate))
        and not exists (
          select 1 from parked p
          where p.topic = t.topic and p.aggregate = t.aggregate and p.blocks)
      on conflict (topic, aggregate) do update set version = excluded.version
      where seen.version = excluded.version - 1
      returning exists (
        select 1 from parked p where p.topic = seen.topic and p.aggregate = seen.aggregate)
      """;

  private static final String NEWER =
      """
      insert into seen (topic, aggregate, version) values (?, ?, ?)
      on conflict (topic, aggregate) do update set version = excluded.version
      where seen.version < excluded.version
      returning exists (
        select 1 from parked p where p.topic = seen.topic and p.aggregate = seen.aggregate)
      """;

  private static final String WHY_NOT =
      """
      select coalesce(max(version), 0) as version,
        exists (select 1 from parked where topic = ? and aggregate = ?) as parked
      from seen where topic = ? and aggregate = ?
      """;

  private static final String LOCK =
      "select pg_advisory_xact_lock(hashtextextended(? || '/' || ?::text, 0))";

  private final DataSource database;

  Seen(DataSource database) {
    this.database = database;
  }

  @Transactional(Transactional.TxType.MANDATORY)
  Judgement accept(String topic, UUID aggregate, int version, Order order) {
    var statement = order == Order.CONTIGUOUS ? NEXT_IN_ORDER : NEWER;
    try (var connection = database.getConnection()) {
      var next = next(connection, statement, topic, aggregate, version);
      if (next.isPresent()) {
        return next.get();
      }
      var row = row(connection, topic, aggregate);
      if (version <= row.version()) {
        return new Judgement(Verdict.DUPLICATE, row.parked());
      }
      // Whoever replays the aggregate now must not finish between our look and our parking.
      lock(connection, topic, aggregate);
      return next(connection, statement, topic, aggregate, version)
          .orElse(new Judgement(row.parked() ? Verdict.BEHIND_PARKED : Verdict.GAP, row.parked()));
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  /** Keeps all others off this aggregate's parked records until the transaction ends. */
  @Transactional(Transactional.TxType.MANDATORY)
  void lock(String topic, UUID aggregate) {
    try (var connection = database.getConnection()) {
      lock(connection, topic, aggregate);
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  /** The newest version applied, or 0. */
  int version(String topic, UUID aggregate) {
    try (var connection = database.getConnection()) {
      return row(connection, topic, aggregate).version();
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  /** Notes a version whose turn it is; false when somebody else was faster. */
  @Transactional(Transactional.TxType.MANDATORY)
  boolean advance(String topic, UUID aggregate, int version) {
    try (var connection = database.getConnection()) {
      return next(connection, NEWER, topic, aggregate, version).isPresent();
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  /** Throws when the database does not answer. */
  void ask() {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement("select 1")) {
      select.executeQuery();
    } catch (SQLException e) {
      throw new DatabaseTrouble(e);
    }
  }

  private record Row(int version, boolean parked) {}

  private static Optional<Judgement> next(
      Connection connection, String statement, String topic, UUID aggregate, int version)
      throws SQLException {
    try (var insert = connection.prepareStatement(statement)) {
      insert.setString(1, topic);
      insert.setObject(2, aggregate);
      insert.setInt(3, version);
      var row = insert.executeQuery();
      return row.next()
          ? Optional.of(new Judgement(Verdict.NEXT, row.getBoolean(1)))
          : Optional.empty();
    }
  }

  private static Row row(Connection connection, String topic, UUID aggregate) throws SQLException {
    try (var select = connection.prepareStatement(WHY_NOT)) {
      select.setString(1, topic);
      select.setObject(2, aggregate);
      select.setString(3, topic);
      select.setObject(4, aggregate);
      var row = select.executeQuery();
      row.next();
      return new Row(row.getInt("version"), row.getBoolean("parked"));
    }
  }

  private static void lock(Connection connection, String topic, UUID aggregate)
      throws SQLException {
    try (var lock = connection.prepareStatement(LOCK)) {
      lock.setString(1, topic);
      lock.setObject(2, aggregate);
      lock.executeQuery();
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
