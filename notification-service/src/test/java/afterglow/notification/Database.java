package afterglow.notification;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/** Looks at rows as an operator would. */
@Singleton
public class Database {
  private final DataSource database;

  Database(DataSource database) {
    this.database = database;
  }

  /** Keeps everybody from writing to a table for a while. */
  public void holdUp(String table, Duration time) throws SQLException {
    var connection = database.getConnection();
    connection.setAutoCommit(false);
    try (var lock = connection.createStatement()) {
      lock.execute("lock table " + table + " in exclusive mode");
    }
    CompletableFuture.delayedExecutor(time.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> giveBack(connection));
  }

  private static void giveBack(Connection connection) {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of each row. */
  public List<String> texts(String query, Object... values) {
    try (var connection = database.getConnection();
        var select = connection.prepareStatement(query)) {
      for (var i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      var found = new ArrayList<String>();
      var rows = select.executeQuery();
      while (rows.next()) {
        found.add(rows.getString(1));
      }
      return found;
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
