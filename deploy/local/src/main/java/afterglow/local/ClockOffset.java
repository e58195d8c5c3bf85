package afterglow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** How far business time runs ahead of the system's clock: kept in a file, and only growing. */
public class ClockOffset {
  private final Path file;
  private volatile Duration offset;

  public ClockOffset(Path file) {
    this.file = file;
    try {
      this.offset =
          Files.exists(file) ? Duration.parse(Files.readString(file).strip()) : Duration.ZERO;
      if (!Files.exists(file)) {
        write(Duration.ZERO);
      }
    } catch (IOException | DateTimeParseException e) {
      throw new Refusal(
          "The clock of this stack, "
              + file
              + ", holds no duration such as PT24H ("
              + e.getMessage()
              + "). Write the one that it had, or begin anew with ./afterglow up --fresh.",
          e);
    }
  }

  public Duration offset() {
    return offset;
  }

  /** Business time. */
  public Instant now() {
    return Instant.now().plus(offset);
  }

  /** Moves on and has it on disk before anybody is told. */
  public synchronized Duration advance(Duration by) {
    if (by.isNegative()) {
      throw new IllegalArgumentException("Time moves forward only");
    }
    var next = offset.plus(by);
    try {
      write(next);
    } catch (IOException e) {
      throw new UncheckedIOException("The clock's offset cannot be written to " + file, e);
    }
    offset = next;
    return next;
  }

  private void write(Duration next) throws IOException {
    var temporary = file.resolveSibling(file.getFileName() + ".next");
    Files.writeString(temporary, next.toString() + "\n");
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
