package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.holds;
import static afterglow.acceptance.history.Story.aHistory;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CheckerTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

  @Test
  void aGoodHistoryBreaksNothing() {
    holds(
        aHistory()
            .books("A", TEN)
            .books("B", NOON)
            .confirms("A")
            .cancels("B")
            .books("C", NOON)
            .moves("A", TEN.plus(Duration.ofHours(1)))
            .clockMoves(Duration.ofDays(9))
            .reminds("A"));
  }
}
