package afterglow.followup.protocol;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Every clinic's protocols, in all the versions that were ever in force. */
@ApplicationScoped
public class Protocols {
  /** Imports of one clinic wait for each other, so that each sees the version before it. */
  private static final String ONE_AT_A_TIME =
      "select pg_advisory_xact_lock(hashtext('protocols'), hashtext(?))";

  private record Key(String clinic, int version) {}

  private final DataSource database;
  private final PackReader reader;
  private final Clock clock;
  private final Map<Key, FrozenPack> known = new ConcurrentHashMap<>();

  Protocols(DataSource database, PackReader reader, Clock clock) {
    this.database = database;
    this.reader = reader;
    this.clock = clock;
  }

  /** The clinic's newest protocols; none before its first import. */
  @Transactional
  public Optional<FrozenPack> current(String clinic) {
    try (var connection = database.getConnection()) {
      var version = newest(connection, clinic);
      return version == 0 ? Optional.empty() : Optional.of(version(clinic, version));
    } catch (SQLException e) {
      throw new ProtocolsUnreadable(clinic, e);
    }
  }

  @Transactional
  public FrozenPack version(String clinic, int version) {
    var key = new Key(clinic, version);
    var frozen = known.get(key);
    if (frozen == null) {
      frozen = new FrozenPack(version, reader.restore(stored(key)));
      known.put(key, frozen);
    }
    return frozen;
  }

  /** Makes the pack the clinic's newest version, unless it is that already. */
  @Transactional
  boolean keep(String clinic, ProtocolPack pack) {
    var document = reader.store(pack);
    try (var connection = database.getConnection();
        var lock = connection.prepareStatement(ONE_AT_A_TIME);
        var insert =
            connection.prepareStatement(
                "insert into protocol_version (clinic_id, version, document, imported_at)"
                    + " values (?, ?, ?, ?)")) {
      lock.setString(1, clinic);
      lock.execute();
      var version = newest(connection, clinic);
      if (version > 0 && document.equals(stored(new Key(clinic, version)))) {
        return false;
      }
      insert.setString(1, clinic);
      insert.setInt(2, version + 1);
      insert.setString(3, document);
      insert.setTimestamp(4, Timestamp.from(clock.instant()));
      insert.executeUpdate();
      return true;
    } catch (SQLException e) {
      throw new ProtocolsUnreadable(clinic, e);
    }
  }

  private static int newest(Connection connection, String clinic) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select version from protocol_version where clinic_id = ?"
                + " order by version desc limit 1")) {
      select.setString(1, clinic);
      var row = select.executeQuery();
      return row.next() ? row.getInt(1) : 0;
    }
  }

  private String stored(Key key) {
    try (var connection = database.getConnection();
        var select =
            connection.prepareStatement(
                "select document from protocol_version where clinic_id = ? and version = ?")) {
      select.setString(1, key.clinic());
      select.setInt(2, key.version());
      return onlyText(select, key);
    } catch (SQLException e) {
      throw new ProtocolsUnreadable(key.clinic(), e);
    }
  }

  private static String onlyText(PreparedStatement select, Key key) throws SQLException {
    var row = select.executeQuery();
    if (!row.next()) {
      throw new ProtocolsUnreadable(key.clinic() + " version " + key.version(), null);
    }
    return row.getString(1);
  }

  static class ProtocolsUnreadable extends RuntimeException {
    ProtocolsUnreadable(String what, @Nullable SQLException cause) {
      super("The protocols of " + what + " cannot be read", cause);
    }
  }
}
