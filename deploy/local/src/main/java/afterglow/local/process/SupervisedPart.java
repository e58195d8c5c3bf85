package afterglow.local.process;

import afterglow.local.DataFolder;
import afterglow.local.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A part that is kept running: when its process dies it is started again, later each time. */
public class SupervisedPart {
  private static final int TRIES_BEFORE_FIRST_READY = 3;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final String SESSION = "/usr/bin/setsid";

  private final Part part;
  private final DataFolder data;
  private final Progress progress;
  private final PidFile pidFile;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final Object ending = new Object();
  private volatile boolean stopping;
  private volatile boolean ready;
  private volatile @Nullable Process process;
  private @Nullable Thread keeper;

  public SupervisedPart(Part part, DataFolder data, Progress progress) {
    this.part = part;
    this.data = data;
    this.progress = progress;
    this.pidFile = new PidFile(data.run().resolve(part.name() + ".pid"));
  }

  public String name() {
    return part.name();
  }

  public boolean ready() {
    return ready;
  }

  /** Starts it in the background; the future is done when it is ready for the first time. */
  public CompletableFuture<Void> start() {
    keeper = Thread.ofVirtual().name("keeper-" + part.name()).start(this::keep);
    return firstReady;
  }

  /** Ends its process for good. */
  public void stop(Duration patience) throws InterruptedException {
    @Nullable Process running;
    synchronized (ending) {
      stopping = true;
      running = process;
    }
    var waiting = keeper;
    if (waiting != null) {
      waiting.interrupt();
    }
    if (running != null) {
      Ending.of(running.toHandle(), part.stopSignal(), patience);
    }
    try {
      pidFile.delete();
    } catch (IOException e) {
      progress.trouble(part.name(), "its pid file cannot be deleted: " + e.getMessage());
    }
  }

  private void keep() {
    var pause = Duration.ofSeconds(1);
    var tries = 0;
    while (!stopping) {
      var begun = System.nanoTime();
      try {
        tries++;
        var why = life(begun);
        ready = false;
        // A signal to the whole terminal reaches children first; do not call that a death.
        Thread.sleep(300);
        if (stopping) {
          return;
        }
        if (!firstReady.isDone() && tries >= TRIES_BEFORE_FIRST_READY) {
          firstReady.completeExceptionally(new Refusal(neverReady(why)));
          return;
        }
        if (System.nanoTime() - begun > STEADY.toNanos()) {
          pause = Duration.ofSeconds(1);
        }
        progress.trouble(part.name(), why + "; it starts again in " + pause.toSeconds() + " s");
        Thread.sleep(pause);
        pause = pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      } catch (InterruptedException e) {
        return;
      } catch (IOException e) {
        firstReady.completeExceptionally(e);
        return;
      }
    }
  }

  private String life(long begun) throws InterruptedException {
    try {
      return run(begun);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return "it cannot be started: " + e.getMessage();
    }
  }

  /** One life of the process; returns why it ended. */
  private String run(long begun) throws Exception {
    progress.step(part.name(), "starting");
    part.prepare(what -> progress.step(part.name(), what));
    var running = launch();
    while (!part.ready()) {
      if (running.waitFor(100, TimeUnit.MILLISECONDS)) {
        return "it ended with code " + running.exitValue() + " before it was ready";
      }
    }
    part.readied();
    ready = true;
    progress.ready(part.name(), (System.nanoTime() - begun) / 1e9);
    firstReady.complete(null);
    return "it ended with code " + running.waitFor();
  }

  private Process launch() throws IOException {
    var log = data.log(part.name());
    keepLastLog(log);
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of(SESSION))) {
      // A session of its own, so that Ctrl-C reaches this process alone and parts stop in order.
      command.add(SESSION);
    }
    command.addAll(part.command());
    var builder =
        new ProcessBuilder(command)
            .directory(data.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().putAll(part.environment());
    synchronized (ending) {
      if (stopping) {
        throw new IOException("The stack is stopping");
      }
      var started = builder.start();
      started.getOutputStream().close();
      process = started;
      pidFile.write(started.toHandle());
      return started;
    }
  }

  private String neverReady(String why) throws IOException {
    var last = lastLines(data.log(part.name()));
    return part.name()
        + " does not start: "
        + why
        + ". Its log is "
        + data.log(part.name())
        + " and ends:\n  "
        + String.join("\n  ", last);
  }

  private static void keepLastLog(Path log) throws IOException {
    if (Files.exists(log)) {
      var previous = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static List<String> lastLines(Path log) throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - 12), lines.size());
  }
}
