package afterglow.acceptance.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The processes of a stack as the system sees them: found by their pid files, signalled by pid. */
final class Processes {
  private final Path run;

  Processes(Path data) {
    this.run = data.resolve("run");
  }

  /** The live process of a part. */
  Optional<ProcessHandle> of(String part) {
    try {
      var words = Files.readString(run.resolve(part + ".pid")).strip().split(" ");
      return ProcessHandle.of(Long.parseLong(words[0])).filter(ProcessHandle::isAlive);
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Signals a process and, for those that are many, all that it has started. */
  static void signal(String name, ProcessHandle process, boolean children) {
    var all =
        children
            ? Stream.concat(Stream.of(process), process.descendants()).toList()
            : List.of(process);
    var command = Stream.concat(Stream.of("kill", "-" + name), all.stream().map(Processes::pid));
    try {
      new ProcessBuilder(command.toList())
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String pid(ProcessHandle process) {
    return Long.toString(process.pid());
  }

  /** The letter that the system has for what a process is doing; T when it is stopped. */
  static String state(ProcessHandle process) {
    try {
      var stat = Files.readString(Path.of("/proc/" + process.pid() + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[0];
    } catch (IOException e) {
      return "gone";
    }
  }
}
