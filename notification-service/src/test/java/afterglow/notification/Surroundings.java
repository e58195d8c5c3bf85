package afterglow.notification;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.ServerSocket;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A real PostgreSQL for the tests of this module, and the ports where they put up other hosts. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
  private @Nullable EmbeddedPostgres postgres;

  @Override
  public Map<String, String> start() {
    try {
      var started = EmbeddedPostgres.start();
      postgres = started;
      return settings(started, freePort(), freePort(), freePort());
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not start", e);
    }
  }

  private static Map<String, String> settings(
      EmbeddedPostgres started, int smtp, int sms, int owners) {
    return Map.of(
        "quarkus.datasource.jdbc.url",
        started.getJdbcUrl("postgres", "postgres"),
        "quarkus.datasource.username",
        "postgres",
        "quarkus.datasource.password",
        "postgres",
        "notification.smtp.port",
        String.valueOf(smtp),
        "notification.sms.url",
        "http://127.0.0.1:" + sms,
        "afterglow.booking-url",
        "http://127.0.0.1:" + owners,
        "afterglow.followup-url",
        "http://127.0.0.1:" + owners);
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void stop() {
    try (var running = postgres) {
      postgres = null;
    } catch (IOException e) {
      throw new IllegalStateException("PostgreSQL does not stop", e);
    }
  }
}
