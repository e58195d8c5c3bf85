package afterglow.acceptance;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/** The three services' databases, looked at from outside. */
public final class Databases {
  public static final List<String> SERVICES = List.of("booking", "followup", "notification");

  private final RunningStack stack;

  public Databases(RunningStack stack) {
    this.stack = stack;
  }

  /** A connection as the owner of everything. */
  public Connection connect(String service) throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + stack.port("postgresql") + "/" + service,
        "postgres",
        password());
  }

  /**
   * One digest per table, which changes when any row does.
   *
   * @param except tables left out, by their name
   */
  public Map<String, String> fingerprint(Set<String> except) {
    var digests = new TreeMap<String, String>();
    for (var service : SERVICES) {
      try (var connection = connect(service)) {
        for (var table : tables(connection)) {
          if (!except.contains(table)) {
            digests.put(service + "." + table, digest(connection, table));
          }
        }
      } catch (SQLException e) {
        throw new IllegalStateException(service + "'s database cannot be read", e);
      }
    }
    return digests;
  }

  private static List<String> tables(Connection connection) throws SQLException {
    try (var select =
        connection.prepareStatement(
            "select tablename from pg_tables where schemaname = 'public' order by 1")) {
      var rows = select.executeQuery();
      var tables = new ArrayList<String>();
      while (rows.next()) {
        tables.add(rows.getString(1));
      }
      return tables;
    }
  }

  private static String digest(Connection connection, String table) throws SQLException {
    try (var select =
            connection.prepareStatement(
                "select count(*) || ':' || coalesce(md5(string_agg(md5(t::text), '' order by"
                    + " md5(t::text))), '') from "
                    + table
                    + " t");
        var row = select.executeQuery()) {
      row.next();
      return row.getString(1);
    }
  }

  private String password() {
    try {
      var secrets = new Properties();
      secrets.load(new StringReader(Files.readString(stack.data().resolve("secrets.properties"))));
      return secrets.getProperty("database.postgres");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
