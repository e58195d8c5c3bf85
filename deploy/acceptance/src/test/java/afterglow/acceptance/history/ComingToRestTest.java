package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Story.aHistory;
import static afterglow.acceptance.history.Story.id;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ComingToRestTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");

  @Test
  void linksThatChangeSomethingWhenOpened() {
    var story = aHistory().books("A", TEN);
    story.crawls.add(new Evidence.Crawl("every link", 3, 3, "before", "after"));
    breaks("I20", story);
  }

  @Test
  void recoveryThatTookTooLong() {
    var story = aHistory().books("A", TEN);
    var healed = story.wall();
    story.recovery = new Evidence.Recovery(healed, healed.plusSeconds(61));
    breaks("I21", story);
  }

  @Test
  void somethingLeftUnpublished() {
    var story = aHistory().books("A", TEN).confirms("A");
    var row = story.outbox.removeLast();
    story.records.removeLast();
    story.outbox.add(
        new EndState.OutboxRow(
            row.service(),
            row.topic(),
            row.aggregate(),
            row.version(),
            row.payload(),
            false,
            null));
    breaks("I21", story);
  }

  @Test
  void somethingLeftParked() {
    var story = aHistory().books("A", TEN);
    story.parked.add(
        new EndState.Parked("followup", 1, Event.APPOINTMENTS, id("A"), "cannot be read"));
    breaks("I21", story);
  }

  @Test
  void somethingOfNobodyLeftParked() {
    var story = aHistory().books("A", TEN);
    story.parked.add(new EndState.Parked("followup", 1, Event.APPOINTMENTS, null, "no key"));
    breaks("I21", story);
  }
}
