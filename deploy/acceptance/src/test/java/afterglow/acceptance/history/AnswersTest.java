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

  @Test
  void aMoveToldWithoutAVersionAndLost() {
    var move = About.clinic("lumen").appointment(id("A")).start(NOON);
    breaks("I2", aHistory().books("A", TEN).asks(Act.RESCHEDULE, move, Answer.ok(200).start(NOON)));
  }

  @Test
  void answersThatWereTaken() {
    holds(aHistory().books("A", TEN).reminds("A").answers("A").answers("A"));
  }

  @Test
  void anAnswerThatWasTakenAndLost() {
    var story = aHistory().books("A", TEN).reminds("A").answers("A").answers("A");
    story.answers.removeLast();
    breaks("I2", story);
  }

  @Test
  void anAnswerLostOfWhichOnlyTheVisitIsKnown() {
    var answer = About.clinic("lumen").appointment(id("A"));
    breaks("I2", aHistory().books("A", TEN).reminds("A").asks(Act.ANSWER, answer, Answer.ok(200)));
  }

  @Test
  void anAnswerThatWasRefusedAndKept() {
    var story = aHistory().books("A", TEN).reminds("A").answers("A");
    var call = story.calls.removeLast();
    breaks("I3", story.isRefused(Act.ANSWER, call.about(), 422, "invalid"));
  }

  @Test
  void aBookingInDoubtThatTookAnotherTime() {
    var story = aHistory().books("A", TEN);
    story.calls.clear();
    breaks("I3", inDoubt(story, NOON));
  }

  @Test
  void aBookingInDoubtThatTookItsTime() {
    var story = aHistory().books("A", TEN);
    story.calls.clear();
    holds(inDoubt(story, TEN));
  }

  private static Story inDoubt(Story story, Instant start) {
    var booked = aHistory().books("A", TEN).calls.getFirst();
    story.calls.addFirst(
        new Call(
            "in doubt",
            booked.client(),
            Act.BOOK,
            booked.about().wanting("facial", start),
            booked.asked(),
            null,
            Answer.unknown(0)));
    return story;
  }

  @Test
  void aPatientOfARefusedBooking() {
    var story = aHistory().books("A", TEN);
    story.patients.add(new EndState.Patient("lumen", id("nobody"), 1));
    breaks("I3", story);
  }

  @Test
  void aHoldThatWasRefused() {
    var story = aHistory().books("A", TEN);
    story.holds.add(new EndState.Hold("lumen", id("hold"), "facial", NOON, NOON, NOON));
    breaks("I3", story);
  }

  @Test
  void aHoldInDoubt() {
    var story = aHistory().books("A", TEN);
    story.holds.add(new EndState.Hold("lumen", id("hold"), "facial", NOON, NOON, NOON));
    var wanted = About.clinic("lumen").wanting("facial", NOON);
    holds(story.asks(Act.HOLD, wanted, Answer.unknown(503)));
  }

  @Test
  void timeTakenByNoHold() {
    var story = aHistory().books("A", TEN);
    story.claims.add(
        new EndState.Claim("lumen", "room", TEN, NOON, "HOLD", id("hold"), story.business()));
    breaks("I3", story);
  }
}
