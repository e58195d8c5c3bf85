package afterglow.acceptance.fault;

import afterglow.acceptance.history.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Bookings lock in one order, so the database never has to break a circle. */
final class Deadlocks {
  static final String INVARIANT = "LOCKS";

  private Deadlocks() {}

  /** What the database's logs say of it. */
  static List<Violation> in(List<Path> logs) {
    return logs.stream()
        .filter(log -> log.getFileName().toString().startsWith("postgresql.log"))
        .filter(Deadlocks::tells)
        .map(log -> new Violation(INVARIANT, log.getFileName().toString(), "a deadlock"))
        .toList();
  }

  private static boolean tells(Path log) {
    try (var lines = Files.lines(log)) {
      return lines.anyMatch(line -> line.contains("deadlock detected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
