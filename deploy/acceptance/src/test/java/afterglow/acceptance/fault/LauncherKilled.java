package afterglow.acceptance.fault;

import afterglow.acceptance.RunningStack;
import java.time.Duration;
import java.util.Map;

/** kill -9 of the launcher, with the gateway and the sandboxes in it; then {@code up} again. */
final class LauncherKilled implements Injection {
  private final RunningStack stack;
  private final Duration lasts;
  private long before;
  private long after;

  LauncherKilled(RunningStack stack, Duration lasts) {
    this.stack = stack;
    this.lasts = lasts;
  }

  @Override
  public String target() {
    return "launcher";
  }

  @Override
  public void begin() {
    before = pid();
    stack.kill();
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  @Override
  public void end() {
    stack.start();
    after = pid();
  }

  private long pid() {
    return stack.process().map(ProcessHandle::pid).orElse(0L);
  }

  @Override
  public Proof proof() {
    return new Proof(Map.of("pid", before + " -> " + after), after != 0 && after != before);
  }
}
