package afterglow.acceptance.fault;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * The folder of a run while that run has it for itself. Its mark is the plan: a folder that has
 * other things in it and no plan belongs to somebody else, and nothing in it is touched.
 */
final class ClaimedFolder implements AutoCloseable {
  private static final String PLAN = "plan";
  private static final String LOCK = "lock";
  private static final String BEING_CLEARED = "being cleared";

  private final FileChannel channel;
  private final boolean goesOn;

  private ClaimedFolder(FileChannel channel, boolean goesOn) {
    this.channel = channel;
    this.goesOn = goesOn;
  }

  /** Why a folder cannot be had; nothing was changed in it. */
  static final class Refused extends RuntimeException {
    Refused(String message) {
      super(message);
    }
  }

  /**
   * @param plan what the run is asked to do; it goes on only when it is asked for the same
   * @param fresh whether a run that lies there is given up
   */
  static ClaimedFolder of(RunFolder folder, String plan, boolean fresh) {
    var root = folder.root();
    try {
      if (Files.exists(root) && !marked(root) && !empty(root)) {
        throw new Refused(
            root + " has other files in it. A proof needs a folder of its own: name an empty one.");
      }
      Files.createDirectories(root);
      var channel =
          FileChannel.open(root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock(channel) == null) {
        channel.close();
        throw new Refused("Another proof is running in " + root + ".");
      }
      return claimed(root, channel, plan, fresh);
    } catch (IOException e) {
      throw new Refused(root + " cannot be used: " + e);
    }
  }

  private static ClaimedFolder claimed(Path root, FileChannel channel, String plan, boolean fresh)
      throws IOException {
    var mark = root.resolve(PLAN);
    var there = Files.exists(mark) ? Files.readString(mark) : null;
    if (!fresh && there != null && !there.equals(plan) && !there.equals(BEING_CLEARED)) {
      channel.close();
      throw new Refused(
          "%s holds another run, or one of another build:%n%sThis one is:%n%sGive that one up with --fresh, or name another folder with --data."
              .formatted(root, there, plan));
    }
    var goesOn = !fresh && plan.equals(there);
    if (!goesOn) {
      // Marked all the while, so that a deletion that was cut short can be taken up again.
      Files.writeString(mark, BEING_CLEARED);
      clear(root);
      Files.writeString(mark, plan);
    }
    return new ClaimedFolder(channel, goesOn);
  }

  private static @Nullable FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static boolean marked(Path root) throws IOException {
    var mark = root.resolve(PLAN);
    if (!Files.isRegularFile(mark)) {
      return false;
    }
    var plan = new String(Files.readAllBytes(mark), StandardCharsets.UTF_8);
    return plan.startsWith(Order.PLAN_BEGINS) || plan.equals(BEING_CLEARED);
  }

  private static boolean empty(Path root) throws IOException {
    try (var files = Files.list(root)) {
      return files.allMatch(file -> file.endsWith(LOCK));
    }
  }

  private static void clear(Path root) throws IOException {
    try (var old = Files.walk(root)) {
      for (var path : old.sorted(Comparator.reverseOrder()).toList()) {
        if (!path.equals(root)
            && !path.equals(root.resolve(PLAN))
            && !path.equals(root.resolve(LOCK))) {
          Files.delete(path);
        }
      }
    }
  }

  /** Whether a run that was interrupted lies here. */
  boolean goesOn() {
    return goesOn;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
