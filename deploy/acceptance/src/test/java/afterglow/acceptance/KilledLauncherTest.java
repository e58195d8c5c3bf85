package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A launcher that is killed outright, at whatever moment, leaves nothing in the way of the next.
 */
class KilledLauncherTest {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final List<String> MOMENTS =
      List.of(
          "postgresql +making the database",
          "notification +starting",
          "demo data +importing",
          "keycloak +starting");

  private final Path checkout = Path.of(System.getProperty("afterglow.root", "../.."));
  private final Path folder = checkout.resolve("deploy/acceptance/target/killed");
  private final RunningStack stack = RunningStack.of(checkout, 19_080, folder.resolve("stack"));
  private final List<ProcessHandle> left = new ArrayList<>();

  @BeforeEach
  void clear() throws IOException {
    stack.clear();
    Files.deleteIfExists(log());
  }

  @AfterEach
  void stop() {
    if (stack.process().filter(ProcessHandle::isAlive).isPresent()) {
      stack.stop();
    }
  }

  @Test
  void isFollowedByOneThatWorksAndFindsNothingOfItLeft() throws Exception {
    for (var moment : MOMENTS) {
      stack.launch();
      awaitLine(moment);
      kill();
    }
    stack.start();
    kill();
    stack.start();

    left.forEach(process -> assertFalse(process.isAlive(), process.info().toString()));
    assertEquals(List.of(), named(stack.data(), name -> name.matches(".*(half|password).*")));
    var clinics = Http.to(stack.url()).get("/api/booking/clinics").expect(200);
    assertTrue(clinics.text().contains("lumen"), clinics.text());
    stack.stop();
    assertEquals(List.of(), named(stack.data().resolve("run"), name -> name.contains(".pid")));
  }

  private void awaitLine(String pattern) {
    var line = Pattern.compile(pattern);
    Eventually.within(
        PATIENCE,
        pattern,
        () -> {
          var alive = stack.process().filter(ProcessHandle::isAlive).isPresent();
          var said = said();
          assertTrue(alive, () -> "The stack ended by itself:\n" + said);
          return line.matcher(said).find();
        });
  }

  /** What it had started goes on, until the next one finds it. */
  private void kill() throws IOException {
    try (var parts = stack.process().orElseThrow().descendants()) {
      left.addAll(parts.toList());
    }
    stack.kill();
    Files.delete(log());
  }

  private Path log() {
    return folder.resolve("stack.log");
  }

  private String said() {
    try {
      return Files.readString(log());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> named(Path folder, Predicate<String> name) throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).filter(name).toList();
    }
  }
}
