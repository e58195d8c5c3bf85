package afterglow.local.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A short program that must come to its end before a part can start, such as one that makes a
 * part's files. It does not outlive this process in an orderly stop, and when this process is
 * killed the next to run the same errand ends it first.
 */
public record Errand(Path pidFile) {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Runs it; its output is told when it fails. */
  public void run(List<String> command) throws IOException, InterruptedException {
    var noted = new PidFile(pidFile);
    var left = noted.alive();
    if (left.isPresent()) {
      Ending.of(left.get(), "TERM", PATIENCE);
    }
    var process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var withUs = new Thread(process::destroyForcibly);
    try {
      noted.write(process.toHandle());
      Runtime.getRuntime().addShutdownHook(withUs);
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IOException(command.getFirst() + " failed:\n" + output);
      }
      Runtime.getRuntime().removeShutdownHook(withUs);
    } catch (IllegalStateException e) {
      throw new IOException("The stack is stopping", e);
    } finally {
      process.destroyForcibly();
      noted.delete();
    }
  }
}
