package afterglow.acceptance.fault;

import java.nio.file.Path;

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

  Path violations() {
    return root.resolve("violations.jsonl");
  }

  Path clinic() {
    return root.resolve("clinic");
  }

  Path report() {
    return root.resolve("report.txt");
  }

  Path metrics(String service) {
    return root.resolve("metrics-" + service + ".txt");
  }

  /** Logs that the launcher would overwrite. */
  Path oldLogs() {
    return root.resolve("old-logs");
  }
}
