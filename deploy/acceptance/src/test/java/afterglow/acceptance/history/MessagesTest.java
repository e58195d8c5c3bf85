package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Judged.holds;
import static afterglow.acceptance.history.Story.aHistory;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessagesTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");

  @Test
  void oneAcceptedTwice() {
    var story = aHistory().books("A", TEN);
    story.handovers.add(story.handovers.getFirst());
    breaks("I10", story);
  }

  @Test
  void oneAcceptedAgainAfterATryInDoubt() {
    var story = aHistory().books("A", TEN);
    var message = story.messageOf("A", "BOOKED").id();
    story.isHandedOver(message, Handover.Fate.ACCEPTED_UNANSWERED);
    story.message(message, each -> Altered.doubts(each, 1));
    holds(story);
  }

  @Test
  void oneTriedAgainAsIfItHadNotBeenTried() {
    var story = aHistory().books("A", TEN);
    story.isHandedOver(story.messageOf("A", "BOOKED").id(), Handover.Fate.ACCEPTED_UNANSWERED);
    breaks("I10", story);
  }

  @Test
  void oneUnderTwoMessageIds() {
    var story = aHistory().books("A", TEN);
    var message = story.messageOf("A", "BOOKED").id();
    story.isHandedOver(message, Handover.Fate.ACCEPTED_UNANSWERED);
    story.message(message, each -> Altered.doubts(each, 1));
    var last = story.handovers.removeLast();
    story.handovers.add(
        new Handover(
            last.channel(),
            "<another@afterglow>",
            last.message(),
            last.attempt(),
            last.address(),
            last.fate(),
            last.business(),
            last.real()));
    breaks("I10", story);
  }

  @Test
  void oneThatNoProviderHas() {
    var story = aHistory().books("A", TEN);
    story.handovers.clear();
    breaks("I11", story);
  }

  @Test
  void oneThatIsStuck() {
    var story = aHistory().books("A", TEN);
    var message = story.messageOf("A", "BOOKED");
    story.message(message.id(), each -> Altered.state(each, "UNKNOWN", null));
    breaks("I11", story.forgets(message.id()));
  }

  @Test
  void aConfirmationDroppedForNothing() {
    var story = aHistory().books("A", TEN);
    var message = story.messageOf("A", "BOOKED");
    story.handovers.clear();
    breaks("I11", story.forgets(message.id()).becomes(message.id(), "suppressed", "STALE"));
  }

  @Test
  void oneSentAfterTheVisitWasCancelled() {
    breaks(
        "I12", aHistory().books("A", TEN).cancels("A").passes(Duration.ofSeconds(20)).reminds("A"));
  }

  @Test
  void oneSentLateForAReasonThatIsNone() {
    var story = aHistory().books("A", TEN).cancels("A");
    var began = story.wall();
    story.passes(Duration.ofSeconds(20)).reminds("A");
    story.faults.add(new Fault("1", "stop-kafka", "kafka", began, story.wall(), Map.of(), true));
    breaks("I12", story);
  }

  @Test
  void oneThatAStoppedSenderHeldUp() {
    var story = aHistory().books("A", TEN).cancels("A");
    var began = story.wall();
    story.passes(Duration.ofSeconds(20)).reminds("A");
    story.faults.add(
        new Fault("1", "stop-notification", "notification", began, story.wall(), Map.of(), true));
    holds(story);
  }

  @Test
  void oneSentJustAfterTheVisitWasCancelled() {
    holds(aHistory().books("A", TEN).cancels("A").reminds("A"));
  }

  @Test
  void oneWhoseFateRanBack() {
    var story = aHistory().books("A", TEN);
    var message = story.messageOf("A", "BOOKED").id();
    breaks("I15", story.becomes(message, "delivered").becomes(message, "accepted"));
  }

  @Test
  void forgedCallbacksThatChangedSomething() {
    var story = aHistory().books("A", TEN);
    story.crawls.add(new Evidence.Crawl("forged callbacks", 3, 0, "before", "after"));
    breaks("I15", story);
  }

  @Test
  void forgedCallbacksThatWereBelieved() {
    var story = aHistory().books("A", TEN);
    story.crawls.add(new Evidence.Crawl("forged callbacks", 3, 1, "same", "same"));
    breaks("I15", story);
  }

  @Test
  void oneGivenUpThoughNobodyRefusedIt() {
    breaks("I11", unsent("failed", "REJECTED", "BAD_ADDRESS"));
  }

  @Test
  void oneGivenUpThoughItsMailboxWasOnlyBusy() {
    var story = unsent("failed", "REJECTED", "BAD_ADDRESS");
    story.isTurnedAway(story.messageOf("A", "BOOKED").id(), Handover.Fate.TEMPORARY);
    breaks("I11", story);
  }

  @Test
  void oneWhoseMailboxWasRefused() {
    var story = unsent("failed", "REJECTED", "BAD_ADDRESS");
    story.isTurnedAway(story.messageOf("A", "BOOKED").id(), Handover.Fate.REJECTED);
    holds(story);
  }

  @Test
  void oneSaidNotToHaveArrivedThoughNobodyKnows() {
    var story = aHistory().books("A", TEN);
    var message = story.messageOf("A", "BOOKED").id();
    breaks("I11", story.becomes(message, "failed", "UNDELIVERED"));
  }

  @Test
  void oneGivenUpAfterASingleDoubt() {
    var story = unsent("failed", "FAILED", "OUTCOME_UNKNOWN");
    var message = story.messageOf("A", "BOOKED").id();
    story.isHandedOver(message, Handover.Fate.LOST_UNANSWERED);
    story.message(message, each -> Altered.doubts(each, 1));
    breaks("I11", story);
  }

  @Test
  void oneGivenUpAfterASecondDoubt() {
    var story = unsent("failed", "FAILED", "OUTCOME_UNKNOWN");
    var message = story.messageOf("A", "BOOKED").id();
    story.isHandedOver(message, Handover.Fate.LOST_UNANSWERED);
    story.isHandedOver(message, Handover.Fate.LOST_UNANSWERED);
    story.message(message, each -> Altered.doubts(each, 2));
    holds(story);
  }

  @Test
  void aReminderThatCountsAsTakenBackAndWasNot() {
    var story = aHistory().books("A", TEN).reminds("A");
    breaks("I11", notReminded(story, "WITHDRAWN"));
  }

  @Test
  void aReminderThatCountsAsTooLateWhileItWasUseful() {
    var story = aHistory().books("A", TEN).reminds("A");
    breaks("I11", notReminded(story, "TOO_LATE"));
  }

  @Test
  void aReminderThatWasTooLate() {
    var story = aHistory().books("A", TEN).reminds("A").clockMoves(Duration.ofDays(2));
    holds(notReminded(story, "TOO_LATE"));
  }

  @Test
  void aReminderThatItsOwnerNoLongerWanted() {
    var story = aHistory().books("A", TEN).reminds("A").cancels("A");
    holds(notReminded(story, "STALE"));
  }

  @Test
  void aReminderForWhichConsentIsSaidToLack() {
    var story = aHistory().books("A", TEN).reminds("A");
    breaks("I11", notReminded(story, "NO_CONSENT"));
  }

  private static Story notReminded(Story story, String reason) {
    return story.isNotTold("A", "REMINDER", "suppressed", reason);
  }

  private static Story unsent(String fate, String state, String reason) {
    var story = aHistory().books("A", TEN).isNotTold("A", "BOOKED", fate, reason);
    var message = story.messageOf("A", "BOOKED").id();
    story.message(message, each -> Altered.state(each, state, reason));
    return story;
  }
}
