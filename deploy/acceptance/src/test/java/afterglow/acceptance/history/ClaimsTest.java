package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Judged.holds;
import static afterglow.acceptance.history.Story.aHistory;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClaimsTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

  @Test
  void overlappingAtTheEnd() {
    breaks("I1", aHistory().books("A", TEN).books("B", TEN.plusSeconds(900)));
  }

  @Test
  void overlappingForAWhile() {
    breaks(
        "I1",
        aHistory()
            .books("A", TEN)
            .books("B", TEN.plusSeconds(900))
            .passes(Duration.ofMinutes(1))
            .moves("B", NOON));
  }

  @Test
  void missingForAVisitThatStands() {
    var story = aHistory().books("A", TEN);
    story.claims.clear();
    breaks("I1", story);
  }

  @Test
  void refusedThoughNobodyHadTheTime() {
    var nobody = About.clinic("lumen").wanting("facial", NOON);
    breaks("I1b", aHistory().books("A", TEN).isRefused(Act.HOLD, nobody, 409, "slot-taken"));
  }

  @Test
  void refusedWhileSomebodyHadTheTime() {
    var taken = About.clinic("lumen").wanting("facial", TEN);
    holds(aHistory().books("A", TEN).isRefused(Act.HOLD, taken, 409, "slot-taken"));
  }
}
