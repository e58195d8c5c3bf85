package afterglow.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Names one process for good: its pid and the instant it started, as pids are handed out again. */
public record PidFile(Path file) {
  // The system counts a start in ticks since boot, and the boot's wall time may be corrected.
  private static final Duration TOLERANCE = Duration.ofSeconds(3);

  public void write(ProcessHandle process) throws IOException {
    var started = process.info().startInstant().orElseThrow();
    var next = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(next, process.pid() + " " + started + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The process it names, if that one is still alive. */
  public Optional<ProcessHandle> alive() {
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var words = Files.readString(file).strip().split(" ");
      if (words.length != 2) {
        return Optional.empty();
      }
      var started = Instant.parse(words[1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(ProcessHandle::isAlive)
          .filter(process -> startedAt(process, started));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  public void delete() throws IOException {
    Files.deleteIfExists(file);
  }

  private static boolean startedAt(ProcessHandle process, Instant started) {
    return process
        .info()
        .startInstant()
        .filter(at -> Duration.between(at, started).abs().compareTo(TOLERANCE) < 0)
        .isPresent();
  }
}
