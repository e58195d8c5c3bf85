package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that the parts of a stack ever logged. A launcher keeps one log before its own; here those
 * are taken aside before it starts once more.
 */
final class OldLogs {
  private static final String PREVIOUS = ".1";

  private final Path logs;
  private final Path kept;

  /**
   * @param logs where the stack writes its logs
   * @param kept where they are taken to
   */
  OldLogs(Path logs, Path kept) {
    this.logs = logs;
    this.kept = kept;
  }

  /** To be called before every start of the launcher. */
  void takeAside() {
    try {
      Files.createDirectories(kept);
      var number = files(kept).size();
      for (var log : files(logs)) {
        if (log.getFileName().toString().endsWith(PREVIOUS)) {
          Files.move(log, kept.resolve(name(log) + "." + ++number));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path log) {
    var name = log.getFileName().toString();
    return name.substring(0, name.length() - PREVIOUS.length());
  }

  /** Those of now and those of before. */
  List<Path> all() {
    return Stream.of(logs, kept).flatMap(each -> files(each).stream()).toList();
  }

  private static List<Path> files(Path folder) {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
