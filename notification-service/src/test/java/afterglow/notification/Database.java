package afterglow.notification;

import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Looks at rows as an operator would. */
@Singleton
public class Database {
  private final DataSource database;

  Database(DataSource database) {
    this.database = database;
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
