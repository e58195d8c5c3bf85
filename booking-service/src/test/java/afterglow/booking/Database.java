package afterglow.booking;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** What tests look up in the tables. */
@ApplicationScoped
public class Database {
  private final DataSource source;

  Database(DataSource source) {
    this.source = source;
  }

  /** How many rows each table has for a clinic: what a refused request must not change. */
  public List<Long> rowsOf(String clinic) {
    return List.of(
            "hold", "claim", "patient", "appointment", "outbox", "idempotency_key", "staff_access")
        .stream()
        .map(table -> count("select count(*) from " + table + " where clinic_id = ?", clinic))
        .toList();
  }

  public long count(String query, Object... values) {
    return Long.parseLong(column(query, values).getFirst());
  }

  public List<String> column(String query, Object... values) {
    try (var connection = source.getConnection();
        var select = connection.prepareStatement(query)) {
      for (var i = 0; i < values.length; i++) {
        select.setObject(i + 1, values[i]);
      }
      var column = new ArrayList<String>();
      var rows = select.executeQuery();
      while (rows.next()) {
        column.add(rows.getString(1));
      }
      return column;
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }
}
