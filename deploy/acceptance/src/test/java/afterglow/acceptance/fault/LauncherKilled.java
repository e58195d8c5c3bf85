package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Http;
import java.time.Duration;
import java.util.Map;

/** kill -9 of the launcher, with the gateway and the sandboxes in it; then {@code up} again. */
final class LauncherKilled implements Injection {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private final Stage stage;
  private final Http gateway;
  private final Duration lasts;
  private long before;
  private long after;

  LauncherKilled(Stage stage, Duration lasts) {
    this.stage = stage;
    this.gateway = Http.to(stage.stack().url(), Duration.ofSeconds(5));
    this.lasts = lasts;
  }

  @Override
  public String target() {
    return "launcher";
  }

  @Override
  public void begin() {
    before = pid();
    stage.stack().kill();
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  @Override
  public void end() throws InterruptedException {
    stage.launch();
    // Sign-in follows later; nobody waits for it.
    Eventually.comesTrue(
        PATIENCE,
        () -> {
          var missing = gateway.get("/dev/ready").body().path("waitingFor");
          return missing.isMissingNode() || missing.toString().equals("[\"keycloak\"]");
        });
    after = pid();
  }

  private long pid() {
    return stage.stack().process().map(ProcessHandle::pid).orElse(0L);
  }

  @Override
  public Proof proof() {
    return new Proof(Map.of("pid", before + " -> " + after), after != 0 && after != before);
  }
}
