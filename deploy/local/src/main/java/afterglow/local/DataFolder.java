package afterglow.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a stack keeps between runs lies below one folder, readable by its owner alone.
 */
public class DataFolder {
  private static final String MARK = "afterglow-data";

  private final Path root;
  // Held here, because a lock that nobody refers to is collected and thereby given up.
  private @Nullable FileLock lock;

  public DataFolder(Path root) {
    this.root = root.toAbsolutePath().normalize();
  }

  /** Makes the folder, unless it is there and somebody else's. */
  void create() {
    if (root.toString().contains(",")) {
      throw new Refusal(
          root
              + " has a comma in it, which Kafka takes for two folders. Name another with --data.");
    }
    try {
      if (Files.isDirectory(root) && !ours() && !empty()) {
        throw new Refusal(
            root
                + " has other files in it, and a stack's data needs a folder of its own. Name an"
                + " empty or a new one with --data.");
      }
      Files.createDirectories(root);
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
      if (!ours()) {
        Files.writeString(root.resolve(MARK), "The data of an Afterglow stack on this machine.\n");
      }
      for (var folder : new String[] {"run", "log", "sandbox"}) {
        Files.createDirectories(root.resolve(folder));
      }
    } catch (IOException e) {
      throw new Refusal("The data folder " + root + " cannot be made: " + e.getMessage(), e);
    }
  }

  /**
   * Keeps every other stack off this data while this process lives; false when one is at work. The
   * system frees the lock of a process that was killed.
   */
  boolean lock() {
    try {
      var channel =
          FileChannel.open(
              root.resolve("run/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      lock = channel.tryLock();
      if (lock == null) {
        channel.close();
      }
      return lock != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void unlock() {
    try {
      if (lock != null) {
        lock.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes everything in it, and the folder. */
  void delete() throws IOException {
    if (!ours()) {
      throw new Refusal(root + " is not the data of an Afterglow stack, so it is left alone.");
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            if (!file.equals(root.resolve(MARK))) {
              Files.delete(file);
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure)
              throws IOException {
            if (failure != null) {
              throw failure;
            }
            if (!folder.equals(root)) {
              Files.delete(folder);
            }
            return FileVisitResult.CONTINUE;
          }
        });
    // Last, so that a deletion that was cut short can be taken up again.
    Files.delete(root.resolve(MARK));
    Files.delete(root);
  }

  boolean exists() {
    return Files.isDirectory(root);
  }

  boolean ours() {
    return Files.exists(root.resolve(MARK));
  }

  private boolean empty() throws IOException {
    try (var files = Files.list(root)) {
      return files.findAny().isEmpty();
    }
  }

  public Path root() {
    return root;
  }

  /** Where pid files lie. */
  public Path run() {
    return root.resolve("run");
  }

  /** Notes the first port of the stack that runs on this data. */
  void runsAt(int port) throws IOException {
    Files.writeString(run().resolve("port"), Integer.toString(port));
  }

  /** The first port of the stack that ran on this data last. */
  OptionalInt ranAt() {
    try {
      return OptionalInt.of(Integer.parseInt(Files.readString(run().resolve("port")).strip()));
    } catch (IOException | NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  public Path log(String part) {
    return root.resolve("log").resolve(part + ".log");
  }

  public Path of(String part) {
    return root.resolve(part);
  }

  public Path secrets() {
    return root.resolve("secrets.properties");
  }

  /** How far business time runs ahead, as an ISO duration. */
  public Path clock() {
    return root.resolve("clock");
  }

  /** What a provider has taken, one line each. */
  public Path sandbox(String provider) {
    return root.resolve("sandbox").resolve(provider + ".jsonl");
  }

  /** The steps of all traces, one line each. */
  public Path traces() {
    return root.resolve("sandbox").resolve("traces.jsonl");
  }
}
