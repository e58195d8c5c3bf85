package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import java.time.Duration;
import java.util.Map;

/** kill -9 of a part's process; its supervisor starts another. */
final class ProcessKilled implements Injection {
  private static final Duration PATIENCE = Duration.ofSeconds(90);

  private final Processes processes;
  private final String part;
  private long before;
  private long after;

  ProcessKilled(Processes processes, String part) {
    this.processes = processes;
    this.part = part;
  }

  @Override
  public String target() {
    return part;
  }

  @Override
  public void begin() {
    var process = processes.of(part).orElseThrow(() -> new NotThere(part));
    before = process.pid();
    Processes.signal("KILL", process, false);
  }

  @Override
  public Duration lasts() {
    return Duration.ofSeconds(1);
  }

  @Override
  public void end() throws InterruptedException {
    Eventually.comesTrue(
        PATIENCE, () -> processes.of(part).filter(p -> p.pid() != before).isPresent());
    after = processes.of(part).map(ProcessHandle::pid).orElse(0L);
  }

  @Override
  public Proof proof() {
    return new Proof(Map.of("pid", before + " -> " + after), after != 0 && after != before);
  }
}
