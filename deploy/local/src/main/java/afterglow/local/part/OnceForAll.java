package afterglow.local.part;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Work on a program that all stacks of this build share, done by whichever comes first. */
record OnceForAll(Path program, Path done) {

  interface Work {
    void run() throws IOException, InterruptedException;
  }

  /** Runs unless it is done already, while no other process does; the others wait. */
  void unlessDone(Work work) throws IOException, InterruptedException {
    if (Files.exists(done)) {
      return;
    }
    try (var channel =
            FileChannel.open(
                program.resolve("build.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        var alone = channel.lock()) {
      if (alone.isValid() && !Files.exists(done)) {
        work.run();
      }
    }
  }
}
