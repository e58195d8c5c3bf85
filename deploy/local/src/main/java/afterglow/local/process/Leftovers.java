package afterglow.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;

/** Ends what a stack that was killed outright has left running on its data. */
public final class Leftovers {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Path root;
  private final Map<String, String> stopSignals;

  /**
   * Of the stack whose data lie there.
   *
   * @param stopSignals of those parts that stop by another than the usual one
   */
  public Leftovers(Path root, Map<String, String> stopSignals) {
    this.root = root;
    this.stopSignals = stopSignals;
  }

  /** The option by which a process says whose part it is, for when it has no pid file yet. */
  public static String mark(Path part) {
    return "-Dafterglow.part=" + part;
  }

  /** Ends them all, and names what it ended. */
  public List<String> end() throws IOException, InterruptedException {
    var files = named(".pid");
    var left = new TreeMap<String, ProcessHandle>();
    for (var file : files) {
      new PidFile(file).alive().ifPresent(process -> left.put(name(file), process));
    }
    marked().forEach((name, process) -> addUnlessKnown(left, name, process));
    var endings = new ArrayList<CompletableFuture<Void>>();
    left.forEach(
        (name, process) ->
            endings.add(
                CompletableFuture.runAsync(() -> end(name, process), Thread::startVirtualThread)));
    endings.forEach(CompletableFuture::join);
    for (var file : files) {
      new PidFile(file).delete();
    }
    for (var torn : named(".next")) {
      Files.delete(torn);
    }
    return List.copyOf(left.keySet());
  }

  private static void addUnlessKnown(
      Map<String, ProcessHandle> left, String name, ProcessHandle process) {
    if (left.values().stream().noneMatch(known -> known.pid() == process.pid())) {
      left.put(left.containsKey(name) ? name + " " + process.pid() : name, process);
    }
  }

  private void end(String name, ProcessHandle process) {
    try {
      var part = name.split(" ", 2)[0];
      Ending.of(process, stopSignals.getOrDefault(part, Part.USUAL_STOP_SIGNAL), PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Path> named(String ending) throws IOException {
    try (var found = Files.list(root.resolve("run"))) {
      return found.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  /** A launcher that is killed between starting a process and noting it leaves no pid file. */
  private Map<String, ProcessHandle> marked() {
    var marked = new TreeMap<String, ProcessHandle>();
    try (var all = ProcessHandle.allProcesses()) {
      all.filter(process -> process.pid() != ProcessHandle.current().pid())
          .forEach(process -> part(process).ifPresent(name -> marked.put(name, process)));
    }
    return marked;
  }

  private Optional<String> part(ProcessHandle process) {
    var command = process.info().commandLine().orElse("");
    for (var mark : List.of(mark(root) + "/", "-D " + root + "/")) {
      var at = command.indexOf(mark);
      if (at >= 0) {
        return Optional.of(command.substring(at + mark.length()).split("\\s", 2)[0]);
      }
    }
    return Optional.empty();
  }

  private static String name(Path pidFile) {
    return pidFile.getFileName().toString().replace(".pid", "");
  }
}
