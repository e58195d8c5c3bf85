package afterglow.local.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** Brings processes to their end: asked first, killed when they do not listen. */
public final class Ending {
  private Ending() {}

  /** Ends a process and all that it has started, and returns when they are gone. */
  public static void of(ProcessHandle process, String signal, Duration patience)
      throws InterruptedException {
    var all = Stream.concat(Stream.of(process), process.descendants()).toList();
    signal(process, signal);
    if (!gone(process, patience)) {
      process.destroyForcibly();
    }
    for (var each : all) {
      if (each.isAlive() && !gone(each, Duration.ofMillis(500))) {
        each.destroyForcibly();
        gone(each, Duration.ofSeconds(5));
      }
    }
  }

  private static void signal(ProcessHandle process, String signal) throws InterruptedException {
    if (signal.equals("TERM")) {
      process.destroy();
      return;
    }
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      process.destroy();
    }
  }

  private static boolean gone(ProcessHandle process, Duration patience)
      throws InterruptedException {
    try {
      process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return !process.isAlive();
    }
  }
}
