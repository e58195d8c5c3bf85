package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Judged.holds;
import static afterglow.acceptance.history.Story.aHistory;
import static afterglow.acceptance.history.Story.id;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnswersTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

  @Test
  void aBookingThatWasAcknowledgedAndLost() {
    breaks(
        "I2",
        aHistory()
            .asks(
                Act.BOOK,
                About.clinic("lumen").start(TEN).key("key", "form"),
                Answer.ok(201).id(id("lost")).start(TEN)));
  }

  @Test
  void aMoveThatWasAcknowledgedAndLost() {
    var story = aHistory().books("A", TEN);
    breaks(
        "I2",
        story.asks(
            Act.RESCHEDULE,
            About.clinic("lumen").appointment(id("A")).start(NOON),
            Answer.ok(200).version(2).start(NOON)));
  }

  @Test
  void aRefusalThatWorkedAllTheSame() {
    var story = aHistory().books("A", TEN);
    story.calls.replaceAll(
        call ->
            new Call(
                call.id(),
                call.client(),
                call.act(),
                call.about(),
                call.asked(),
                call.answered(),
                Answer.refused(409, "hold-expired")));
    breaks("I3", story);
  }

  @Test
  void anUnknownCallThatWorkedIsNoRefusal() {
    var story = aHistory().books("A", TEN);
    story.calls.replaceAll(
        call ->
            new Call(
                call.id(),
                call.client(),
                call.act(),
                call.about(),
                call.asked(),
                null,
                Answer.unknown(0)));
    holds(story);
  }

  @Test
  void aChangeThatNobodyAskedFor() {
    var story = aHistory().books("A", TEN).confirms("A");
    story.calls.removeLast();
    breaks("I3", story);
  }

  @Test
  void oneKeyAnsweredInTwoWays() {
    var story = aHistory().books("A", TEN);
    breaks(
        "I4",
        story.asks(
            Act.BOOK,
            story.calls.getFirst().about(),
            Answer.ok(201).id(id("A")).start(TEN).digest("another answer")));
  }

  @Test
  void oneKeyForTwoBodies() {
    var story = aHistory().books("A", TEN);
    breaks(
        "I4",
        story.asks(
            Act.BOOK,
            About.clinic("lumen").key("key of A", "another form"),
            story.calls.getFirst().answer()));
  }
}
