package afterglow.local.process;

import afterglow.local.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** Keeps a part running until it is told to let go: one that dies is started again. */
class Keeper {
  private static final int TRIES_BEFORE_FIRST_READY = 3;
  private static final int KILLED = 128;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration STEADY = Duration.ofMinutes(1);
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Part part;
  private final PartProcess process;
  private final Progress progress;
  private final BooleanSupplier groundReady;
  private final CompletableFuture<Void> firstReady;
  private final Thread thread;
  private volatile boolean wanted = true;
  private volatile boolean ready;

  /** Begins at once; {@code groundReady} says whether all that the part needs is there. */
  Keeper(
      Part part,
      PartProcess process,
      Progress progress,
      BooleanSupplier groundReady,
      CompletableFuture<Void> firstReady,
      @Nullable Keeper predecessor) {
    this.part = part;
    this.process = process;
    this.progress = progress;
    this.groundReady = groundReady;
    this.firstReady = firstReady;
    this.thread =
        Thread.ofVirtual().name("keeper-" + part.name()).unstarted(() -> keepAfter(predecessor));
  }

  void begin() {
    thread.start();
  }

  boolean ready() {
    return ready;
  }

  /** Starts nothing any more; what runs is left to others to end. */
  void letGo() {
    wanted = false;
    ready = false;
    thread.interrupt();
  }

  private void keepAfter(@Nullable Keeper predecessor) {
    try {
      if (predecessor != null) {
        predecessor.thread.join();
      }
      keep();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      firstReady.completeExceptionally(e);
      progress.trouble(part.name(), "it is left as it is now: " + e);
    }
  }

  private void keep() throws IOException, InterruptedException {
    var pause = FIRST_PAUSE;
    var tries = 0;
    while (wanted) {
      var begun = System.nanoTime();
      var death = life(begun);
      ready = false;
      // A signal to the whole terminal reaches children first; do not call that a death.
      Thread.sleep(300);
      if (!wanted) {
        return;
      }
      if (death.ownFault() && groundReady.getAsBoolean()) {
        tries++;
      }
      if (!firstReady.isDone() && tries >= TRIES_BEFORE_FIRST_READY) {
        firstReady.completeExceptionally(new Refusal(neverReady(death.why())));
        return;
      }
      if (System.nanoTime() - begun > STEADY.toNanos()) {
        pause = FIRST_PAUSE;
      }
      progress.trouble(
          part.name(), death.why() + "; it starts again in " + pause.toSeconds() + " s");
      Thread.sleep(pause);
      pause = pause.multipliedBy(2);
      pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
  }

  private record Death(String why, boolean ownFault) {
    static Death of(int code, String when) {
      return new Death("it ended with code " + code + when, code < KILLED);
    }
  }

  private Death life(long begun) throws InterruptedException {
    try {
      return run(begun);
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      end();
      return new Death("it cannot be started: " + e.getMessage(), true);
    }
  }

  /**
   * A full disk keeps it from being noted that the process is gone, and that is no reason to stop.
   */
  private void end() throws InterruptedException {
    try {
      process.end(PATIENCE);
    } catch (IOException e) {
      progress.trouble(part.name(), "its end cannot be noted: " + e.getMessage());
    }
  }

  /** One life of the process, to its end. */
  private Death run(long begun) throws Exception {
    progress.step(part.name(), "starting");
    part.prepare(what -> progress.step(part.name(), what));
    var running = process.launch(() -> wanted);
    while (!part.ready()) {
      if (running.waitFor(100, TimeUnit.MILLISECONDS)) {
        return Death.of(running.exitValue(), " before it was ready");
      }
    }
    part.readied();
    ready = wanted;
    progress.ready(part.name(), (System.nanoTime() - begun) / 1e9);
    firstReady.complete(null);
    return Death.of(running.waitFor(), "");
  }

  private String neverReady(String why) throws IOException {
    return part.name()
        + " does not start: "
        + why
        + ". Its log is "
        + process.log()
        + " and ends:\n  "
        + String.join("\n  ", process.lastLines());
  }
}
