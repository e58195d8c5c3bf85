package afterglow.acceptance.history;

import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Every violation that a run has ever shown; what was broken once stays so, however it goes on. */
public final class FoundViolations {
  private final Path file;
  private final Set<Violation> found = new LinkedHashSet<>();

  private FoundViolations(Path file) {
    this.file = file;
  }

  public static FoundViolations in(Path file) {
    var all = new FoundViolations(file);
    JsonLines.read(file).forEach(line -> all.found.add(JsonLines.as(line, Violation.class)));
    return all;
  }

  /** How many of these were not known yet. */
  public int add(Collection<Violation> violations) {
    var before = found.size();
    try (var lines = JsonLines.append(file)) {
      violations.stream().filter(found::add).forEach(lines::add);
    }
    return found.size() - before;
  }

  public List<Violation> all() {
    return List.copyOf(found);
  }
}
