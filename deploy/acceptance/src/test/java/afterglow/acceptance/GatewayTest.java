package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people on the one public origin reach, and what they do not. */
class GatewayTest {
  private final World world = new World();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/internal/booking/releases",
        "/internal/followup/releases",
        "/internal;x/booking/releases",
        "//internal/booking/releases",
        "/%69nternal/booking/releases",
        "/book/../internal/booking/releases",
        "/book/%2e%2e/internal/booking/releases",
        "/INTERNAL/booking/releases",
        "/q/health",
        "/q/metrics",
        "/Q/health",
      })
  void internalPathsAreNotThere(String path) {
    var answer = world.http().get(path);

    assertEquals(404, answer.status(), answer.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking", "followup", "notification"})
  void everyServiceDescribesItsInterface(String service) {
    var answer = world.http().get("/api/" + service + "/openapi?format=json");

    assertEquals(200, answer.status());
    assertTrue(answer.text().contains("/api/" + service), "paths are listed");
  }

  @Test
  void staffPathsAskAnonymousCallersToSignIn() {
    for (var path :
        java.util.List.of(
            "/api/booking/clinics/lumen/board",
            "/api/followup/cases?state=open",
            "/api/notification/messages")) {
      var answer = world.http().get(path);
      assertEquals(401, answer.status(), path);
      assertEquals("not-signed-in", answer.problem(), path);
    }
    assertEquals(
        401,
        world
            .http()
            .get("/api/followup/cases?state=open", "Authorization", "Bearer garbage")
            .status());
  }
}
