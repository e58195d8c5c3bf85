package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Services share no jar; what they have in common is copied, and the copies must not drift. */
class CopiedPackagesTest {
  private static final Path ROOT = Path.of(System.getProperty("afterglow.root", "../.."));

  @ParameterizedTest
  @CsvSource({
    "outbox, booking, followup",
    "outbox, booking, notification",
    "time, booking, followup",
    "time, booking, notification",
    "dev, booking, followup",
    "dev, booking, notification",
    "http, booking, followup",
    "http, booking, notification",
    "staff, booking, followup",
    "staff, booking, notification",
    "trace, booking, followup",
    "trace, booking, notification",
    "seen, followup, notification",
  })
  void areTheSameButForTheServicesName(String feature, String one, String other)
      throws IOException {
    var first = sources(feature, one);

    assertFalse(first.isEmpty());
    assertEquals(first, sources(feature, other));
  }

  @Test
  void theirTablesAreTheSameToo() throws IOException {
    var outbox = migration("booking", "V1__outbox.sql");

    assertEquals(outbox, migration("followup", "V1__outbox.sql"));
    assertEquals(outbox, migration("notification", "V1__outbox.sql"));
    var republication = migration("booking", "V6__republication.sql");
    assertEquals(republication, migration("followup", "V8__republication.sql"));
    assertEquals(republication, migration("notification", "V7__republication.sql"));
    var access = migration("booking", "V7__staff_access.sql");
    assertEquals(access, migration("followup", "V10__staff_access.sql"));
    assertEquals(access, migration("notification", "V9__staff_access.sql"));
    assertEquals(migration("followup", "V2__seen.sql"), migration("notification", "V2__seen.sql"));
    assertEquals(
        migration("followup", "V7__parked_version.sql"),
        migration("notification", "V6__parked_version.sql"));
    assertEquals(
        migration("followup", "V11__given_up_aggregate.sql"),
        migration("notification", "V12__given_up_aggregate.sql"));
  }

  private static Map<String, String> sources(String feature, String service) throws IOException {
    var folder =
        ROOT.resolve(service + "-service/src/main/java/afterglow/" + service + "/" + feature);
    var sources = new TreeMap<String, String>();
    try (var files = Files.list(folder)) {
      for (var file : files.toList()) {
        sources.put(
            file.getFileName().toString(),
            Files.readString(file)
                .replace("afterglow." + service, "afterglow.SERVICE")
                .replace("/api/" + service + "/", "/api/SERVICE/"));
      }
    }
    return sources;
  }

  private static String migration(String service, String name) throws IOException {
    return Files.readString(
        ROOT.resolve(service + "-service/src/main/resources/db/migration/" + name));
  }
}
