package afterglow.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.local.DataFolder;
import afterglow.local.Refusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisedPartTest {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final LinkedBlockingQueue<String> ready = new LinkedBlockingQueue<>();
  private final LinkedBlockingQueue<String> troubles = new LinkedBlockingQueue<>();
  @TempDir Path folder;
  private DataFolder data;
  private SupervisedPart part;

  private record Program(String name, List<String> command) implements Part {
    @Override
    public Map<String, String> environment() {
      return Map.of();
    }

    @Override
    public boolean ready() {
      return command.contains("600");
    }
  }

  private class Told implements Progress {
    @Override
    public void step(String name, String what) {}

    @Override
    public void ready(String name, double seconds) {
      ready.add(name);
    }

    @Override
    public void trouble(String name, String what) {
      troubles.add(what);
    }
  }

  @BeforeEach
  void create() throws Exception {
    data = new DataFolder(folder);
    Files.createDirectories(data.run());
    Files.createDirectories(data.log("x").getParent());
    part = part(List.of("sleep", "600"), List.of());
  }

  @AfterEach
  void end() throws Exception {
    part.end(PATIENCE);
  }

  @Test
  void isStartedAgainWhenItDies() throws Exception {
    part.startFirst().get();
    awaitReady();
    var first = pid();

    ProcessHandle.of(first).orElseThrow().destroyForcibly();

    awaitReady();
    assertTrue(first != pid());
    assertEquals(2, part.view().starts());
  }

  @Test
  void isStartedAgainOnceTheDiskTakesItsPidFileAgain() throws Exception {
    part.startFirst().get();
    awaitReady();
    var first = pid();
    var pidFile = data.run().resolve("part.pid");
    Files.delete(pidFile);
    // No file can be written, and none deleted, where a folder with something in it is.
    var inTheWay = Files.createDirectories(pidFile).resolve("something");
    Files.createFile(inTheWay);

    ProcessHandle.of(first).orElseThrow().destroyForcibly();
    awaitTrouble("its end cannot be noted");
    awaitTrouble("it starts again");

    Files.delete(inTheWay);
    Files.delete(pidFile);
    awaitReady();
    assertTrue(Files.isRegularFile(pidFile));
  }

  @Test
  void staysStoppedUntilItIsStarted() throws Exception {
    part.startFirst().get();
    awaitReady();
    var first = ProcessHandle.of(pid()).orElseThrow();

    part.stop(PATIENCE);
    part.stop(PATIENCE);

    assertFalse(first.isAlive());
    assertTrue(part.view().pid().isEmpty());
    assertFalse(part.ready());
    assertFalse(Files.exists(data.run().resolve("part.pid")));
    part.start();
    part.start();
    awaitReady();
    assertEquals(2, part.view().starts());
  }

  @Test
  void isLeftAloneByTheStackOnceItWasStopped() throws Exception {
    part.stop(PATIENCE);

    assertFalse(part.startFirst().isDone());
    assertEquals(0, part.view().starts());
  }

  @Test
  void isNeverStartedAgainAfterItsEnd() throws Exception {
    part.startFirst().get();

    part.end(PATIENCE);
    part.start();

    assertTrue(part.view().pid().isEmpty());
  }

  @Test
  void isGivenUpWhenItDoesNotStartByItsOwnFault() {
    var broken = part(List.of("sh", "-c", "echo no such thing; exit 3"), List.of());

    var failure = assertThrows(ExecutionException.class, () -> broken.startFirst().get());

    assertTrue(failure.getCause() instanceof Refusal, failure.toString());
    assertTrue(failure.getMessage().contains("no such thing"), failure.getMessage());
    assertEquals(3, broken.view().starts());
  }

  @Test
  void isTriedAgainForAsLongAsWhatItNeedsIsAway() throws Exception {
    var broken = part(List.of("false"), List.of(part));
    var first = broken.startFirst();

    for (var tries = 0; tries < 4; tries++) {
      assertTrue(troubles.poll(20, TimeUnit.SECONDS) != null);
    }

    assertFalse(first.isDone());
    broken.end(PATIENCE);
  }

  private SupervisedPart part(List<String> command, List<SupervisedPart> needs) {
    return new SupervisedPart(new Program("part", command), data, new Told(), needs);
  }

  private long pid() {
    return part.view().pid().orElseThrow();
  }

  private void awaitTrouble(String words) throws InterruptedException {
    for (var told = ""; !told.contains(words); ) {
      told = troubles.poll(20, TimeUnit.SECONDS);
      assertTrue(told != null, words);
    }
  }

  private void awaitReady() throws InterruptedException {
    assertEquals("part", ready.poll(20, TimeUnit.SECONDS));
  }
}
