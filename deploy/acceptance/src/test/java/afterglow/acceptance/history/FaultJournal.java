package afterglow.acceptance.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The faults of a run in the order in which they began; one that never ended is not proven. */
public final class FaultJournal implements AutoCloseable {
  private final JsonLines lines;

  private FaultJournal(JsonLines lines) {
    this.lines = lines;
  }

  public static FaultJournal append(Path file) {
    return new FaultJournal(JsonLines.append(file));
  }

  /** To be called before anything is done. */
  public Fault began(String id, String kind, String target) {
    var fault = new Fault(id, kind, target, Instant.now(), null, Map.of(), false);
    lines.add(fault);
    return fault;
  }

  /** To be called when it is over, with what proves that it happened. */
  public Fault ended(Fault fault, Map<String, String> proof, boolean proven) {
    var over =
        new Fault(
            fault.id(),
            fault.kind(),
            fault.target(),
            fault.began(),
            Instant.now(),
            Map.copyOf(proof),
            proven);
    lines.add(over);
    return over;
  }

  public static List<Fault> read(Path file) {
    var faults = new LinkedHashMap<String, Fault>();
    for (var line : JsonLines.read(file)) {
      var fault = JsonLines.as(line, Fault.class);
      faults.put(fault.id(), fault);
    }
    return List.copyOf(faults.values());
  }

  @Override
  public void close() {
    lines.close();
  }
}
