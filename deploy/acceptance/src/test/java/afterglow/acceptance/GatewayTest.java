package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people on the one public origin reach. */
class GatewayTest {
  private final World world = new World();

  @ParameterizedTest
  @ValueSource(strings = {"booking", "followup", "notification"})
  void everyServiceDescribesItsInterface(String service) {
    var answer = world.http().get("/api/" + service + "/openapi?format=json");

    assertEquals(200, answer.status());
    assertTrue(answer.text().contains("/api/" + service), "paths are listed");
  }
}
