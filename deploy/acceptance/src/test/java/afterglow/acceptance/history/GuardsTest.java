package afterglow.acceptance.history;

import static afterglow.acceptance.history.Story.aHistory;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");

  @Test
  void aQuietDayShowsNothing() {
    var failing = Guards.failing(aHistory().books("A", TEN).evidence()).toString();

    for (var reason : new String[] {"contended", "unknown", "twice", "SMS", "nothing was done"}) {
      assertTrue(failing.contains(reason), failing);
    }
  }

  @Test
  void faultsThatMissedDoNotCount() {
    var story = aHistory().books("A", TEN);
    for (var id : new String[] {"1", "2"}) {
      story.faults.add(new Fault(id, "KILL", "kafka", story.wall(), story.wall(), Map.of(), false));
    }

    assertTrue(
        Guards.failing(story.evidence()).toString().contains("fault 2 (KILL) did not prove"));
  }

  @Test
  void theReportNamesWhatIsBroken() {
    var story = aHistory().books("A", TEN).books("B", TEN);
    var evidence = story.evidence();

    var report = new Report(evidence, Checker.check(evidence)).text();

    assertTrue(report.contains("I1   2 broken") && report.contains("I2   holds"), report);
  }
}
