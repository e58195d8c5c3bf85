package afterglow.acceptance.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Http;
import afterglow.acceptance.World;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The very jars of the local stack, set up as a clinic's host would: they serve, and no more. */
class ProductionSettingsTest {
  /** What everybody may ask of each service, with what it answers. */
  private static final Map<String, Map<String, Integer>> PUBLIC =
      Map.of(
          "booking",
          Map.of(
              "/",
              200,
              "/book/lumen",
              200,
              "/api/booking/clinics/lumen/treatments",
              200,
              "/m/x",
              404),
          "followup",
          Map.of("/checkin/x", 404, "/api/followup/cases", 401),
          "notification",
          Map.of("/api/notification/messages", 401));

  private final World world = new World();

  @ParameterizedTest
  @ValueSource(strings = {"booking", "followup", "notification"})
  void allThatIsPublicAnswersAsOnTheLocalStackAndNothingOfDevIsThere(String service)
      throws IOException, InterruptedException {
    var settings = settingsOf(service);
    assertEquals("true", settings.remove("AFTERGLOW_LOCAL"));
    var port = freePort();
    var local = world.stack().at(service);
    settings.put("AFTERGLOW_PUBLIC_URL", "https://clinic.example");
    settings.put("AFTERGLOW_REPLICA", "9");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(freePort()));
    var process = start(service, settings);
    try {
      var at = Http.to(URI.create("http://127.0.0.1:" + port));
      Eventually.within(
          Duration.ofMinutes(1),
          service + " answers",
          () -> {
            assertTrue(process.isAlive(), "it ended by itself");
            return at.status("/api/" + service + "/openapi") == 200;
          });

      PUBLIC
          .get(service)
          .forEach((path, status) -> assertSame(status, Http.to(local).get(path), at.get(path)));
      for (var path :
          List.of(
              "/dev", "/dev/", "/dev/settled", "/dev/clock", "/dev;x/settled", "/%64ev/clock")) {
        assertEquals(404, at.get(path).status(), path);
      }
      assertEquals(404, at.post("/dev/clock", Map.of("offset", "PT1H")).status());
      assertEquals(404, at.get("/q/health").status(), "management has a port of its own");
    } finally {
      process.destroy();
      assertTrue(process.waitFor(30, TimeUnit.SECONDS), "it stops when asked");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"booking", "followup", "notification"})
  void localPowersNeverStartUnderAPublicAddress(String service)
      throws IOException, InterruptedException {
    var settings = settingsOf(service);
    settings.put("AFTERGLOW_PUBLIC_URL", "https://clinic.example");
    settings.put("AFTERGLOW_REPLICA", "9");
    settings.put("QUARKUS_HTTP_PORT", String.valueOf(freePort()));
    settings.put("QUARKUS_MANAGEMENT_PORT", String.valueOf(freePort()));
    var process = start(service, settings);
    try {
      assertTrue(process.waitFor(60, TimeUnit.SECONDS), "it does not stay");
      assertFalse(process.exitValue() == 0, "and says that it failed");
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertSame(int status, Http.Answer local, Http.Answer here) {
    assertEquals(status, local.status(), local.text());
    assertEquals(status, here.status(), here.text());
    assertEquals(local.headers().get("content-type"), here.headers().get("content-type"));
    assertEquals(local.problem(), here.problem());
    if (status == 200) {
      assertEquals(local.text(), here.text());
    }
  }

  /** What the running service was started with, as the system tells. */
  private Map<String, String> settingsOf(String service) throws IOException {
    var pidFile = world.stack().data().resolve("run").resolve(service + ".pid");
    assumeTrue(Files.exists(pidFile), "only beside a stack of our own");
    var environment = Path.of("/proc", Files.readString(pidFile).split(" ")[0], "environ");
    assumeTrue(Files.exists(environment), "only where the system tells a process's settings");
    var settings = new HashMap<String, String>();
    for (var pair : Files.readString(environment).split("\0")) {
      var at = pair.indexOf('=');
      if (at > 0) {
        settings.put(pair.substring(0, at), pair.substring(at + 1));
      }
    }
    return settings;
  }

  private Process start(String service, Map<String, String> settings) throws IOException {
    var jar = service + "-service/target/quarkus-app/quarkus-run.jar";
    var builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-jar",
                world.stack().root().resolve(jar).toAbsolutePath().toString())
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "production-" + service + ".log").toFile());
    builder.environment().clear();
    builder.environment().putAll(settings);
    return builder.start();
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
