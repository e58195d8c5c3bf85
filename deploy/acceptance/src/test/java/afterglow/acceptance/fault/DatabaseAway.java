package afterglow.acceptance.fault;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** No service reaches its database for minutes, and none may be restarted for that. */
final class DatabaseAway implements Injection {
  private static final List<Edge> EDGES =
      List.of(Edge.BOOKING_POSTGRESQL, Edge.FOLLOWUP_POSTGRESQL, Edge.NOTIFICATION_POSTGRESQL);
  private static final List<String> PARTS =
      List.of("booking", "followup", "notification", "booking-1", "followup-1", "notification-1");

  private final Stage stage;
  private final Duration lasts;
  private Map<String, Long> before = Map.of();
  private Map<String, Long> after = Map.of();

  DatabaseAway(Stage stage, Duration lasts) {
    this.stage = stage;
    this.lasts = lasts;
  }

  @Override
  public String target() {
    return "all services for " + lasts.toSeconds() + " s";
  }

  @Override
  public void begin() {
    before = pids();
    EDGES.forEach(edge -> stage.proxy(edge).become(new Disturbance.Refuse()));
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  @Override
  public void end() {
    EDGES.forEach(edge -> stage.proxy(edge).become(new Disturbance.None()));
    after = pids();
  }

  private Map<String, Long> pids() {
    var pids = new TreeMap<String, Long>();
    for (var part : PARTS) {
      Optional<ProcessHandle> process = stage.processes().of(part);
      process.ifPresent(found -> pids.put(part, found.pid()));
    }
    return pids;
  }

  @Override
  public Proof proof() {
    return new Proof(
        Map.of("before", before.toString(), "after", after.toString()),
        !before.isEmpty() && before.equals(after));
  }
}
