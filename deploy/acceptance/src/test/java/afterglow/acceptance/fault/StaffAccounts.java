package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Somebody who works at the proving clinic, and the tokens they sign in with. */
final class StaffAccounts {
  private static final String USER = "pru";
  private static final Duration FRESH = Duration.ofMinutes(6);
  private static final Duration SOON = Duration.ofSeconds(3);

  private final Stage stage;
  private final ReentrantLock asking = new ReentrantLock();
  private volatile @Nullable String token;
  private volatile Instant since = Instant.EPOCH;

  StaffAccounts(Stage stage) {
    this.stage = stage;
  }

  /** Brings the user into the running sign-in, as its administrator would. */
  void create() {
    var keycloak = Http.to(stage.stack().at("keycloak"), Duration.ofSeconds(30));
    var admin =
        keycloak
            .form(
                "/auth/realms/master/protocol/openid-connect/token",
                "grant_type=password&client_id=admin-cli&username=admin&password="
                    + stage.secret("keycloak.admin"))
            .expect(200)
            .body()
            .get("access_token")
            .asText();
    var user =
        Map.of(
            "username",
            USER,
            "enabled",
            true,
            "email",
            "pru@proving.example",
            "emailVerified",
            true,
            "firstName",
            "Pru",
            "lastName",
            "Ving",
            "credentials",
            List.of(Map.of("type", "password", "value", "demo", "temporary", false)),
            "realmRoles",
            List.of("reception", "clinician", "manager"),
            "attributes",
            Map.of("clinics", List.of(ProvingClinic.NAME)));
    keycloak
        .post(
            "/auth/admin/realms/afterglow/partialImport",
            Map.of("ifResourceExists", "SKIP", "users", List.of(user)),
            "Authorization",
            "Bearer " + admin)
        .expect(200);
  }

  /** A token, or nothing while sign-in does not answer; only one client waits for it. */
  Optional<String> bearer() {
    if (due() && asking.tryLock()) {
      try {
        token = ask();
        since = Instant.now();
      } finally {
        asking.unlock();
      }
    }
    return Optional.ofNullable(token);
  }

  private boolean due() {
    return since.plus(token == null ? SOON : FRESH).isBefore(Instant.now());
  }

  private @Nullable String ask() {
    try {
      var answer =
          stage
              .http()
              .form(
                  "/auth/realms/afterglow/protocol/openid-connect/token",
                  "grant_type=password&client_id=afterglow-cli&password=demo&username=" + USER);
      return answer.status() == 200 ? answer.body().get("access_token").asText() : null;
    } catch (UncheckedIOException e) {
      return null;
    }
  }
}
