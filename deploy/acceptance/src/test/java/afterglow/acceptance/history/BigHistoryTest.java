package afterglow.acceptance.history;

import static afterglow.acceptance.history.Story.aHistory;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class BigHistoryTest {
  private static final Instant FIRST = Instant.parse("2027-01-01T10:00:00Z");
  private static final Duration AT_MOST = Duration.ofSeconds(10);

  /** What the work costs, however busy the machine is. */
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  @Test
  void fiveThousandBookingsAreCheckedInSeconds() {
    var story = aHistory();
    for (var i = 0; i < 5_000; i++) {
      var visit = "visit " + i;
      story.books(visit, FIRST.plus(Duration.ofHours(i)));
    }
    for (var i = 0; i < 10_000; i++) {
      story.canaries.add("canary number " + i);
    }
    var evidence = story.evidence();

    var began = CPU.getCurrentThreadCpuTime();
    var violations = Checker.check(evidence);
    var took = Duration.ofNanos(CPU.getCurrentThreadCpuTime() - began);

    assertEquals(List.of(), violations);
    assertTrue(took.compareTo(AT_MOST) < 0, "It took " + took + " of a processor");
  }
}
