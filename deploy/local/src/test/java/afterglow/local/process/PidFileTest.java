package afterglow.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PidFileTest {
  @TempDir Path run;
  private Process child;
  private Path file;

  @BeforeEach
  void start() throws Exception {
    child = new ProcessBuilder("sleep", "600").start();
    file = run.resolve("part.pid");
    new PidFile(file).write(child.toHandle());
  }

  @AfterEach
  void stop() {
    child.destroyForcibly();
  }

  @Test
  void namesAProcessThatIsAlive() {
    assertEquals(child.pid(), new PidFile(file).alive().orElseThrow().pid());
  }

  @Test
  void namesNobodyOnceItHasEnded() throws Exception {
    child.destroyForcibly().waitFor();

    assertTrue(new PidFile(file).alive().isEmpty());
  }

  @Test
  void neverTakesAnotherProcessForOursWhoGotTheSamePid() throws Exception {
    var started = child.toHandle().info().startInstant().orElseThrow();
    Files.writeString(file, child.pid() + " " + started.minus(Duration.ofHours(1)) + "\n");

    assertTrue(new PidFile(file).alive().isEmpty());
  }

  @Test
  void namesNobodyWhenItWasHalfWritten() throws Exception {
    Files.writeString(file, Long.toString(child.pid()));

    assertTrue(new PidFile(file).alive().isEmpty());
  }

  @Test
  void namesNobodyWhenItWasTorn() throws Exception {
    Files.writeString(file, child.pid() + " 2026-01-0");

    assertTrue(new PidFile(file).alive().isEmpty());
  }

  @Test
  void whoeverDoesNotListenIsKilled() throws Exception {
    var deaf =
        new ProcessBuilder("sh", "-c", "trap '' TERM; echo deaf; while :; do sleep 1; done")
            .start();
    deaf.inputReader().readLine();

    Ending.of(deaf.toHandle(), "TERM", Duration.ofMillis(300));

    assertFalse(deaf.isAlive());
  }
}
