package afterglow.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** All that has come of what the readers read: their tables, and what was sent. */
final class Consequences {
  /** What says how often something was read or published, and not what came of it. */
  private static final Set<String> BOOKKEEPING =
      Set.of("outbox", "republication", "parked", "given_up", "flyway_schema_history");

  private final RunningStack stack;

  Consequences(RunningStack stack) {
    this.stack = stack;
  }

  /** One entry per table of a reader and per ledger of a sandbox, equal when nothing came. */
  Map<String, String> now() {
    var all = new TreeMap<>(new Databases(stack).fingerprint(BOOKKEEPING));
    // Holds of booking's, which reads nothing, run out meanwhile.
    all.keySet().removeIf(table -> table.startsWith("booking."));
    for (var ledger : Set.of("mail", "sms")) {
      all.put(ledger, lines(ledger) + " lines");
    }
    return all;
  }

  private long lines(String ledger) {
    var file = stack.data().resolve("sandbox").resolve(ledger + ".jsonl");
    if (!Files.exists(file)) {
      return 0;
    }
    try (var lines = Files.lines(file)) {
      return lines.count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
