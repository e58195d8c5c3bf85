package afterglow.acceptance.history;

import static afterglow.acceptance.history.Story.aHistory;
import static afterglow.acceptance.history.Story.id;
import static java.util.stream.Collectors.toCollection;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The checker is told of good and bad histories; each bad one breaks one promise and no other. */
class CheckerTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");
  private static final Instant NOON = Instant.parse("2026-12-03T12:00:00Z");

  private static void holds(Story story) {
    assertEquals(List.of(), Checker.check(story.evidence()));
  }

  private static void breaks(String invariant, Story story) {
    var violations = Checker.check(story.evidence());
    var broken = violations.stream().map(Violation::invariant).collect(toCollection(TreeSet::new));
    assertEquals(List.of(invariant), List.copyOf(broken), violations.toString());
  }

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

  @Nested
  class Claims {
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

  @Nested
  class Answers {
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

  @Nested
  class Topics {
    @Test
    void aVersionThatWasNeverPublished() {
      var story = aHistory().books("A", TEN).confirms("A");
      story.records.removeLast();
      breaks("I5", story);
    }

    @Test
    void aVersionThatWasNeverCommitted() {
      var story = aHistory().books("A", TEN).confirms("A");
      story.outbox.removeLast();
      breaks("I5", story);
    }

    @Test
    void aVersionPublishedAgainInOtherBytes() {
      var story = aHistory().books("A", TEN).confirms("A");
      var text = story.outbox.getLast().payload().replace("ana", "kim");
      story.records.add(story.record(Event.APPOINTMENTS, id("A"), text));
      breaks("I5", story);
    }

    @Test
    void aVersionPublishedTwiceIsNone() {
      var story = aHistory().books("A", TEN).confirms("A");
      story.records.add(story.records.getLast());
      holds(story);
    }

    @Test
    void versionsInTheWrongOrder() {
      var story = aHistory().books("A", TEN).confirms("A");
      story.records.addFirst(story.records.removeLast());
      breaks("I6", story);
    }

    @Test
    void aNameWhereNoneBelongs() {
      var story = aHistory().books("A", TEN);
      story.commits(
          "followup", Event.FOLLOW_UPS, "follow-up", id("plan of A"), "answered", "\"Sam Canary\"");
      story.canaries.add("Sam Canary");
      breaks("I17", story);
    }

    @Test
    void aNameInBase64() {
      var story = aHistory().books("A", TEN);
      var text =
          Base64.getEncoder().encodeToString("{Sam Canary}".getBytes(StandardCharsets.UTF_8));
      story.commits(
          "followup",
          Event.FOLLOW_UPS,
          "follow-up",
          id("plan of A"),
          "answered",
          "\"" + text + "\"");
      story.canaries.add("Sam Canary");
      breaks("I17", story);
    }

    @Test
    void anUnknownTypeThatAReaderNeverGotPast() {
      var story = aHistory().books("A", TEN);
      var stranger = id("stranger");
      story.commits("booking", Event.APPOINTMENTS, "appointment", stranger, "teleported", "{}");
      story.outbox.removeLast();
      var record = story.records.removeLast();
      story.records.add(
          new TopicDump.Record(record.topic(), 7, 1, record.key(), record.value(), record.at()));
      story.faults.add(planted(story, record.topic() + "-7@1"));
      story.readersStopAt(stranger);
      breaks("I22", story);
    }
  }

  private static Fault planted(Story story, String record) {
    var proof = Map.of(Fault.PLANTED, record);
    return new Fault("1", "RECORDS", "topic", story.wall(), story.wall(), proof, true);
  }

  @Nested
  class Readers {
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
      story.plans("A", plan -> Story.plan(plan, "ACTIVE", 1, TEN));
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

  @Nested
  class Messages {
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
      story.message(message, each -> Story.doubts(each, 1));
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
      story.message(message, each -> Story.doubts(each, 1));
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
      story.message(message.id(), each -> Story.state(each, "UNKNOWN", null));
      breaks("I11", story.forgets(message.id()));
    }

    @Test
    void aConfirmationDroppedForNothing() {
      var story = aHistory().books("A", TEN);
      var message = story.messageOf("A", "BOOKED");
      story.handovers.clear();
      breaks("I11", story.forgets(message.id()).becomes(message.id(), "suppressed"));
    }

    @Test
    void oneSentAfterTheVisitWasCancelled() {
      breaks(
          "I12",
          aHistory().books("A", TEN).cancels("A").passes(Duration.ofSeconds(20)).reminds("A"));
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
      story.crawls.add(new Evidence.Crawl("forged callbacks", 3, "before", "after"));
      breaks("I15", story);
    }
  }

  @Nested
  class Rest {
    @Test
    void linksThatChangeSomethingWhenOpened() {
      var story = aHistory().books("A", TEN);
      story.crawls.add(new Evidence.Crawl("every link", 3, "before", "after"));
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
  }
}
