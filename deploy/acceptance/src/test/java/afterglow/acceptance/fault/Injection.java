package afterglow.acceptance.fault;

import afterglow.acceptance.history.Violation;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One fault being done to the system. */
interface Injection {
  /** What it befalls, in a word or two. */
  String target();

  void begin() throws Exception;

  /** How long to leave it between beginning and end. */
  Duration lasts();

  /** Undoes it, and waits for what shows that it happened. */
  void end() throws Exception;

  Proof proof();

  /** What it showed that must never be, whatever the system's end state says. */
  default List<Violation> broken() {
    return List.of();
  }

  /**
   * What shows that it happened.
   *
   * @param enough whether it counts
   */
  record Proof(Map<String, String> facts, boolean enough) {}
}
