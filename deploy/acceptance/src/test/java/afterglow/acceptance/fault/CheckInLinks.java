package afterglow.acceptance.fault;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/** Which follow-up a check-in's link is about; its database has the hash of what is in the link. */
final class CheckInLinks {
  private static final String FIND = "select follow_up from check_in_link where token_hash = ?";

  private final Stage stage;

  CheckInLinks(Stage stage) {
    this.stage = stage;
  }

  /** Nothing of a link that is not known, or while the database does not answer. */
  Optional<UUID> followUp(String token) {
    try (var connection =
            DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + stage.stack().port("postgresql") + "/followup",
                credentials());
        var find = connection.prepareStatement(FIND)) {
      find.setBytes(1, hash(token));
      try (var rows = find.executeQuery()) {
        return rows.next() ? Optional.of(rows.getObject(1, UUID.class)) : Optional.empty();
      }
    } catch (SQLException e) {
      return Optional.empty();
    }
  }

  private Properties credentials() {
    var properties = new Properties();
    properties.setProperty("user", "postgres");
    properties.setProperty("password", stage.secret("database.postgres"));
    properties.setProperty("loginTimeout", "5");
    properties.setProperty("socketTimeout", "5");
    return properties;
  }

  private static byte[] hash(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
