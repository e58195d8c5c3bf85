package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Story.aHistory;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReadersTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

  @Test
  void aMissingCarePlan() {
    var story = aHistory().books("A", TEN);
    story.carePlans.clear();
    breaks("I7", story);
  }

  @Test
  void aDoubledCarePlan() {
    var story = aHistory().books("A", TEN);
    story.carePlans.add(story.carePlans.getFirst());
    breaks("I7", story);
  }

  @Test
  void aCarePlanThatMissedAMove() {
    var story = aHistory().books("A", TEN).moves("A", NOON);
    story.plans("A", plan -> Altered.plan(plan, "ACTIVE", 1, TEN));
    breaks("I7", story);
  }

  @Test
  void aFateThatWasNeverTold() {
    var story = aHistory().books("A", TEN);
    breaks("I7", story.forgets(story.messageOf("A", "BOOKED").id()));
  }

  @Test
  void aConfirmationThatWasNeverPlanned() {
    var story = aHistory().books("A", TEN);
    var message = story.messages.removeFirst().id();
    story.attempts.clear();
    story.handovers.clear();
    breaks("I7", story.forgets(message));
  }

  @Test
  void aReminderThatNeverFellDue() {
    var story = aHistory().books("A", TEN);
    story.followUps.add(story.reminder("A", "PLANNED", story.business(), null));
    breaks("I8", story.clockMoves(Duration.ofHours(1)));
  }

  @Test
  void aReminderAskedForTwice() {
    breaks("I8", aHistory().books("A", TEN).reminds("A").reminds("A"));
  }

  @Test
  void aReminderAskedForMuchTooLate() {
    var story = aHistory().books("A", TEN).reminds("A");
    var early = story.business().minus(Duration.ofMinutes(3));
    story.followUps.set(0, story.reminder("A", "SENT", early, 1));
    story.calls.set(0, earlier(story.calls.getFirst(), Duration.ofMinutes(10)));
    story.records.replaceAll(
        record ->
            new TopicDump.Record(
                record.topic(),
                record.partition(),
                record.offset(),
                record.key(),
                record.value(),
                record.at().minus(Duration.ofMinutes(10))));
    breaks("I8", story);
  }

  @Test
  void aReminderAskedForTooEarly() {
    var story = aHistory().books("A", TEN).reminds("A");
    story.followUps.set(0, story.reminder("A", "SENT", TEN, 1));
    breaks("I8", story);
  }

  private static Call earlier(Call call, Duration by) {
    var asked = call.asked();
    return new Call(
        call.id(),
        call.client(),
        call.act(),
        call.about(),
        new Moment(asked.nanos(), asked.wall().minus(by), asked.business().minus(by)),
        call.answered(),
        call.answer());
  }
}
