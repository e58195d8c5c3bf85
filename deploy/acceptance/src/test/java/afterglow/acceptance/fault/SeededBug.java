package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A mistake that the proof has to find: a patch against the sources of one service, with what it
 * does and which invariants it breaks in its first lines.
 *
 * @param invariants any of them may catch it; none when nothing may be found
 * @param besides what it breaks in any case and what is not the question
 * @param kinds the faults that are likely to bring it to light; all when empty
 */
record SeededBug(
    String name,
    Path patch,
    String service,
    List<String> invariants,
    List<String> besides,
    List<FaultKind> kinds) {

  static List<SeededBug> all(Path root) {
    try (var files = Files.list(root.resolve("deploy/acceptance/bugs"))) {
      return files
          .filter(file -> file.toString().endsWith(".patch"))
          .sorted()
          .map(SeededBug::read)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the system is as good with it as without. */
  boolean harmless() {
    return invariants.isEmpty();
  }

  private static SeededBug read(Path patch) {
    try {
      var said = head(Files.readAllLines(patch));
      return new SeededBug(
          patch.getFileName().toString().replace(".patch", ""),
          patch,
          said.getOrDefault("service", ""),
          words(said.getOrDefault("invariants", "")),
          words(said.getOrDefault("besides", "")),
          words(said.getOrDefault("faults", "")).stream().map(FaultKind::of).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> head(List<String> lines) {
    return lines.stream()
        .takeWhile(line -> line.startsWith("# "))
        .filter(line -> line.contains(": "))
        .map(line -> line.substring(2).split(": ", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static List<String> words(String text) {
    return Arrays.stream(text.split("[ ,]+"))
        .filter(word -> !word.isBlank() && !word.equals("none"))
        .toList();
  }
}
