package afterglow.acceptance.fault;

import afterglow.acceptance.Eventually;
import afterglow.acceptance.Parts;
import afterglow.acceptance.history.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** No service reaches its database for minutes, and none may be restarted for that. */
final class DatabaseAway implements Injection {
  static final String INVARIANT = "AWAY";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final List<Edge> EDGES =
      List.of(Edge.BOOKING_POSTGRESQL, Edge.FOLLOWUP_POSTGRESQL, Edge.NOTIFICATION_POSTGRESQL);
  private static final List<String> PARTS =
      List.of("booking", "followup", "notification", "booking-1", "followup-1", "notification-1");

  private final Stage stage;
  private final Parts parts;
  private final Duration lasts;
  private Map<String, String> before = Map.of();
  private Map<String, String> after = Map.of();

  DatabaseAway(Stage stage, Parts parts, Duration lasts) {
    this.stage = stage;
    this.parts = parts;
    this.lasts = lasts;
  }

  @Override
  public String target() {
    return "all services for " + lasts.toSeconds() + " s";
  }

  @Override
  public void begin() throws InterruptedException {
    // Whoever is still getting up from the fault before is not this one's matter.
    Eventually.comesTrue(PATIENCE, () -> PARTS.stream().allMatch(parts::ready));
    before = lives();
    EDGES.forEach(edge -> stage.proxy(edge).become(new Disturbance.Refuse()));
  }

  @Override
  public Duration lasts() {
    return lasts;
  }

  @Override
  public void end() {
    try {
      after = lives();
    } finally {
      EDGES.forEach(edge -> stage.proxy(edge).become(new Disturbance.None()));
    }
  }

  /** Each service's process, and how often it was started. */
  private Map<String, String> lives() {
    var lives = new TreeMap<String, String>();
    for (var part : PARTS) {
      stage
          .processes()
          .of(part)
          .ifPresent(
              process ->
                  lives.put(part, "pid " + process.pid() + ", starts " + parts.starts(part)));
    }
    return lives;
  }

  @Override
  public Proof proof() {
    return new Proof(
        Map.of("before", before.toString(), "after", after.toString()),
        before.size() == PARTS.size() && !after.isEmpty());
  }

  @Override
  public List<Violation> broken() {
    return restarted(before, after);
  }

  /** Nothing when nobody could look. */
  static List<Violation> restarted(Map<String, String> before, Map<String, String> after) {
    return before.entrySet().stream()
        .filter(each -> !after.isEmpty() && !each.getValue().equals(after.get(each.getKey())))
        .map(
            each ->
                new Violation(
                    INVARIANT,
                    each.getKey(),
                    "was restarted while its database was away: %s before, %s after"
                        .formatted(each.getValue(), after.getOrDefault(each.getKey(), "gone"))))
        .toList();
  }
}
