package afterglow.local.process;

import afterglow.local.DataFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The one process of a part, with its log and its pid file. */
class PartProcess {
  private static final String SESSION = "/usr/bin/setsid";

  private final Part part;
  private final DataFolder data;
  private final PidFile pidFile;
  private final Path log;
  private volatile @Nullable Process running;
  private volatile int starts;

  PartProcess(Part part, DataFolder data) {
    this.part = part;
    this.data = data;
    this.pidFile = new PidFile(data.run().resolve(part.name() + ".pid"));
    this.log = data.log(part.name());
  }

  /** How often it was started since this program began. */
  int starts() {
    return starts;
  }

  Optional<ProcessHandle> alive() {
    var process = running;
    return process != null && process.isAlive()
        ? Optional.of(process.toHandle())
        : Optional.empty();
  }

  /** Starts it, unless whoever wants it has been told meanwhile to let go. */
  synchronized Process launch(BooleanSupplier wanted) throws IOException, InterruptedException {
    if (!wanted.getAsBoolean()) {
      throw new InterruptedException("It is not wanted any more");
    }
    if (starts == 0) {
      keepLastLog();
    }
    var builder =
        new ProcessBuilder(command())
            .directory(data.root().toFile())
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().putAll(part.environment());
    var started = builder.start();
    started.getOutputStream().close();
    running = started;
    starts++;
    pidFile.write(started.toHandle());
    return started;
  }

  /** Ends it and returns when it is gone. */
  void end(Duration patience) throws IOException, InterruptedException {
    @Nullable Process process;
    synchronized (this) {
      process = running;
    }
    if (process != null && process.isAlive()) {
      Ending.of(process.toHandle(), part.stopSignal(), patience);
    }
    pidFile.delete();
  }

  Path log() {
    return log;
  }

  List<String> lastLines() throws IOException {
    if (!Files.exists(log)) {
      return List.of();
    }
    var lines = new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
    return lines.subList(Math.max(0, lines.size() - 12), lines.size()).stream()
        .map(LogLine::readable)
        .toList();
  }

  private List<String> command() {
    var command = new ArrayList<String>();
    if (Files.isExecutable(Path.of(SESSION))) {
      // A session of its own, so that Ctrl-C reaches this process alone and parts stop in order.
      command.add(SESSION);
    }
    command.addAll(part.command());
    return command;
  }

  /** All lives of one run are in one file; the run before it is kept beside it. */
  private void keepLastLog() throws IOException {
    if (Files.exists(log)) {
      var previous = log.resolveSibling(log.getFileName() + ".1");
      Files.move(log, previous, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
