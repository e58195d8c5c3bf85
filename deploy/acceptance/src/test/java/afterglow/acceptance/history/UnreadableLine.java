package afterglow.acceptance.history;

import java.nio.file.Path;

/** A line in a run's files that is whole and yet none of ours, so that the run cannot be judged. */
public final class UnreadableLine extends RuntimeException {
  public UnreadableLine(Path file, Throwable cause) {
    super("%s cannot be read: %s".formatted(file, cause.getMessage()), cause);
  }
}
