package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** SIGSTOP for a while, then SIGCONT: a process that comes back and does not know it was away. */
final class ProcessStopped implements Injection {
  private final String part;
  private final Supplier<Optional<ProcessHandle>> process;
  private final boolean children;
  private final Duration lasts;
  private @Nullable ProcessHandle stopped;
  private String during = "";
  private String after = "";

  /**
   * @param children whether the processes that it started stop with it
   */
  ProcessStopped(
      String part, Supplier<Optional<ProcessHandle>> process, boolean children, Duration lasts) {
    this.part = part;
    this.process = process;
    this.children = children;
    this.lasts = lasts;
  }

  @Override
  public String target() {
    return part;
  }

  @Override
  public void begin() throws InterruptedException {
    var found = process.get().orElseThrow(() -> new NotThere(part));
    stopped = found;
    Processes.signal("STOP", found, children);
    Eventually.comesTrue(Duration.ofSeconds(2), () -> Processes.state(found).equals("T"));
    during = Processes.state(found);
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  @Override
  public void end() throws InterruptedException {
    var found = stopped;
    if (found != null) {
      Processes.signal("CONT", found, children);
      Eventually.comesTrue(Duration.ofSeconds(2), () -> !Processes.state(found).equals("T"));
      after = Processes.state(found);
    }
  }

  @Override
  public Proof proof() {
    return new Proof(
        Map.of("state", during + " -> " + after, "seconds", String.valueOf(lasts.toSeconds())),
        during.equals("T") && !after.equals("T"));
  }
}
