package afterglow.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftoversTest {
  @TempDir Path root;
  private Path run;
  private final List<Process> started = new ArrayList<>();

  @BeforeEach
  void create() throws Exception {
    run = Files.createDirectories(root.resolve("run"));
  }

  @AfterEach
  void end() {
    started.forEach(Process::destroyForcibly);
  }

  @Test
  void areEndedWhenAPidFileNamesThem() throws Exception {
    var child = start("sleep", "600");
    new PidFile(run.resolve("kafka.pid")).write(child.toHandle());

    assertEquals(List.of("kafka"), new Leftovers(root, Map.of()).end());

    assertFalse(child.isAlive());
    assertFalse(Files.exists(run.resolve("kafka.pid")));
  }

  @Test
  void areAskedBySignalsOfTheirOwn() throws Exception {
    var child =
        start(
            "sh",
            "-c",
            "trap 'echo heard; exit 0' USR1; echo listens; while :; do sleep 0.1; done");
    var said = child.inputReader();
    assertEquals("listens", said.readLine());
    new PidFile(run.resolve("postgresql.pid")).write(child.toHandle());

    new Leftovers(root, Map.of("postgresql", "USR1")).end();

    assertEquals("heard", said.readLine());
    assertFalse(child.isAlive());
  }

  @Test
  void areEndedWhenTheLauncherWasKilledBeforeItNotedThem() throws Exception {
    var child = marked(root.resolve("booking-1"));
    Files.writeString(run.resolve("booking-1.pid"), "12");

    assertEquals(List.of("booking-1"), new Leftovers(root, Map.of()).end());

    assertFalse(child.isAlive());
  }

  @Test
  void areNotThoseOfAnotherStack() throws Exception {
    var other = marked(root.resolveSibling(root.getFileName() + "-2").resolve("booking"));

    assertEquals(List.of(), new Leftovers(root, Map.of()).end());

    assertTrue(other.isAlive());
  }

  @Test
  void areNotOthersWhoGotTheSamePid() throws Exception {
    var stranger = start("sleep", "600");
    var at = stranger.toHandle().info().startInstant().orElseThrow().minus(Duration.ofHours(1));
    Files.writeString(run.resolve("kafka.pid"), stranger.pid() + " " + at + "\n");

    assertEquals(List.of(), new Leftovers(root, Map.of()).end());

    assertTrue(stranger.isAlive());
  }

  private Process marked(Path part) throws Exception {
    return start("sh", "-c", "while :; do sleep 1; done", Leftovers.mark(part));
  }

  private Process start(String... command) throws Exception {
    var process = new ProcessBuilder(command).start();
    started.add(process);
    return process;
  }
}
