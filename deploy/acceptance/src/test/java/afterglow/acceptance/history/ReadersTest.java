package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Judged.holds;
import static afterglow.acceptance.history.Story.aHistory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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

  @Test
  void aReminderAskedForTooLateOfAVisitThatWasPublishedAnewSince() {
    var story = aHistory().books("A", TEN).passes(Duration.ofMinutes(10)).reminds("A");
    var due = Story.MORNING.plus(Duration.ofMinutes(1));
    story.followUps.set(0, story.reminder("A", "SENT", due, 1));
    var wiped = story.wall();
    story.faults.add(new Fault("1", "broker-wiped", "kafka", wiped, wiped, Map.of(), true));
    story.passes(Duration.ofMinutes(1));
    story.records.replaceAll(record -> at(record, story.wall()));
    breaks("I8", story);
  }

  @Test
  void aReminderDroppedForACancellationThatNeverWas() {
    var story = aHistory().books("A", TEN);
    var reminder = story.reminder("A", "WITHDRAWN", TEN, null);
    story.followUps.add(Altered.dropped(reminder, "CANCELLED", TEN));
    breaks("I8", story);
  }

  @Test
  void aReminderDroppedAsTooLateWhileItWasUseful() {
    var story = aHistory().books("A", TEN);
    var reminder = story.reminder("A", "SUPPRESSED", TEN, null);
    story.followUps.add(Altered.dropped(reminder, "TOO_LATE", TEN));
    breaks("I8", story);
  }

  @Test
  void aReminderDroppedAsBookedTooLateLongBeforeItWasDue() {
    var story = aHistory().books("A", TEN);
    var reminder = story.reminder("A", "SUPPRESSED", TEN, null);
    story.followUps.add(Altered.dropped(reminder, "BOOKED_TOO_LATE", TEN));
    breaks("I8", story);
  }

  @Test
  void remindersDroppedForGoodReason() {
    var story = aHistory().books("A", TEN);
    var soon = story.business().plus(Duration.ofHours(1));
    var withdrawn = story.reminder("A", "WITHDRAWN", TEN, null);
    var suppressed = story.reminder("A", "SUPPRESSED", TEN, null);
    story.followUps.add(Altered.dropped(withdrawn, "CANCELLED", TEN));
    story.followUps.add(Altered.dropped(suppressed, "BOOKED_TOO_LATE", soon));
    story.followUps.add(Altered.dropped(suppressed, "TOO_LATE", TEN));
    holds(story.cancels("A").clockMoves(Duration.ofDays(20)));
  }

  private static TopicDump.Record at(TopicDump.Record record, Instant at) {
    return new TopicDump.Record(
        record.topic(), record.partition(), record.offset(), record.key(), record.value(), at);
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
