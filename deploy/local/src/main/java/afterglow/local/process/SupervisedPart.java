package afterglow.local.process;

import afterglow.local.DataFolder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A part that runs while it is wanted, and that anybody may stop and start again. */
public class SupervisedPart {
  private final Part part;
  private final Progress progress;
  private final PartProcess process;
  private final List<SupervisedPart> needs;
  private final CompletableFuture<Void> firstReady = new CompletableFuture<>();
  private final Object orders = new Object();
  private boolean told;
  private boolean over;
  private @Nullable Keeper last;
  private volatile @Nullable Keeper keeper;

  /** A part that may fail, and be tried again, for as long as one of {@code needs} is away. */
  public SupervisedPart(Part part, DataFolder data, Progress progress, List<SupervisedPart> needs) {
    this.part = part;
    this.progress = progress;
    this.process = new PartProcess(part, data);
    this.needs = List.copyOf(needs);
  }

  public String name() {
    return part.name();
  }

  /** How it is now: its process while there is one, and how often one was started. */
  public record View(String name, Optional<Long> pid, boolean ready, int starts) {}

  public View view() {
    return new View(name(), process.alive().map(ProcessHandle::pid), ready(), process.starts());
  }

  /** Whether it has a process. */
  public boolean running() {
    return process.alive().isPresent();
  }

  /** Whether it serves, as it says itself now. */
  public boolean ready() {
    return wasReady() && part.ready();
  }

  private boolean wasReady() {
    var keeping = keeper;
    return keeping != null && keeping.ready();
  }

  /**
   * Starts it with the stack, unless somebody has already decided otherwise; the future is done
   * when it is ready for the first time.
   */
  public CompletableFuture<Void> startFirst() {
    synchronized (orders) {
      if (!told) {
        start();
      }
    }
    return firstReady;
  }

  /** Starts it in the background; nothing when it is wanted already. */
  public void start() {
    synchronized (orders) {
      told = true;
      if (keeper == null && !over) {
        var next =
            new Keeper(
                part,
                process,
                progress,
                () -> needs.stream().allMatch(SupervisedPart::wasReady),
                firstReady,
                last);
        last = next;
        keeper = next;
        next.begin();
      }
    }
  }

  /** Ends its process, which then stays away until it is started again. */
  public void stop(Duration patience) throws IOException, InterruptedException {
    synchronized (orders) {
      progress.step(name(), "stopping");
      letGo(patience);
      progress.step(name(), "stopped");
    }
  }

  /** Ends its process for good. */
  public void end(Duration patience) throws IOException, InterruptedException {
    synchronized (orders) {
      over = true;
      letGo(patience);
    }
  }

  private void letGo(Duration patience) throws IOException, InterruptedException {
    told = true;
    var keeping = keeper;
    keeper = null;
    if (keeping != null) {
      keeping.letGo();
    }
    process.end(patience);
  }
}
