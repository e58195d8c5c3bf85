package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** Where a run keeps what it needs to go on and what it will be judged by. */
record RunFolder(Path root) {
  Path history() {
    return root.resolve("history.jsonl");
  }

  Path journal() {
    return root.resolve("faults.jsonl");
  }

  Path visits() {
    return root.resolve("visits.jsonl");
  }

  Path clinic() {
    return root.resolve("clinic");
  }

  Path report() {
    return root.resolve("report.txt");
  }

  /** What the run was asked to do; a run goes on only when it is asked for the same. */
  Path plan() {
    return root.resolve("plan");
  }

  boolean begun(String plan) {
    try {
      return Files.exists(plan()) && Files.readString(plan()).equals(plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void begin(String plan) {
    try {
      clear();
      Files.createDirectories(root);
      Files.writeString(plan(), plan);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void clear() throws IOException {
    if (Files.exists(root)) {
      try (var old = Files.walk(root)) {
        for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
