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

  /** What the database's logs say of it; a restart keeps only the log before it. */
  static List<Violation> in(Path logs) {
    try (var files = Files.list(logs)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("postgresql.log"))
          .filter(Deadlocks::tells)
          .map(file -> new Violation(INVARIANT, file.getFileName().toString(), "a deadlock"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean tells(Path log) {
    try (var lines = Files.lines(log)) {
      return lines.anyMatch(line -> line.contains("deadlock detected"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
