package afterglow.acceptance.history;

import static afterglow.acceptance.history.Judged.breaks;
import static afterglow.acceptance.history.Judged.holds;
import static afterglow.acceptance.history.Story.aHistory;
import static afterglow.acceptance.history.Story.id;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TopicsTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");

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
  void aNameInTheKeyOfARecord() {
    var story = aHistory().books("A", TEN);
    var last = story.records.removeLast();
    story.records.add(
        new TopicDump.Record(
            last.topic(), last.partition(), last.offset(), "Sam Canary", last.value(), last.at()));
    story.canaries.add("Sam Canary");
    var broken = Checker.check(story.evidence());

    assertTrue(broken.stream().anyMatch(each -> each.invariant().equals("I17")), broken + "");
  }

  @Test
  void aNameInBase64() {
    var story = aHistory().books("A", TEN);
    var text = Base64.getEncoder().encodeToString("{Sam Canary}".getBytes(StandardCharsets.UTF_8));
    story.commits(
        "followup", Event.FOLLOW_UPS, "follow-up", id("plan of A"), "answered", "\"" + text + "\"");
    story.canaries.add("Sam Canary");
    breaks("I17", story);
  }

  @Test
  void anUnknownTypeThatAReaderNeverGotPast() {
    var story = aStrangeRecord();
    story.readersStopAt(id("stranger"));
    breaks("I22", story);
  }

  @Test
  void aPlantedRecordThatAnotherFaultRepeatedIsNone() {
    var story = aStrangeRecord();
    var planted = story.records.getLast();
    story.records.add(
        new TopicDump.Record(planted.topic(), 7, 2, planted.key(), planted.value(), planted.at()));
    holds(story);
  }

  @Test
  void garbageThatAReaderDropped() {
    breaks("I22", garbage(Map.of("followup", "200 Nothing of it waits any more.")));
  }

  @Test
  void garbageThatAnOperatorDiscarded() {
    holds(garbage(Map.of("followup", "200 Gone.", "notification", "200 Gone.")));
  }

  @Test
  void garbageThatLiesParked() {
    var story = garbage(Map.of("followup", "200 Gone."));
    var parked =
        new EndState.Parked("notification", 1, Event.APPOINTMENTS, id("stranger"), "unreadable");
    story.parked.add(parked);
    story.spoilt.add(id("stranger").toString());
    holds(story);
  }

  private static Story garbage(Map<String, String> discarded) {
    var story = aHistory().books("A", TEN);
    story.records.add(story.record(Event.APPOINTMENTS, id("stranger"), "{\u0000"));
    var proof = new HashMap<>(discarded);
    proof.put(Fault.PLANTED, Event.APPOINTMENTS + "-0@" + story.records.getLast().offset());
    story.faults.add(new Fault("1", "RECORDS", "topic", story.wall(), story.wall(), proof, true));
    return story;
  }

  private static Story aStrangeRecord() {
    var story = aHistory().books("A", TEN);
    var stranger = id("stranger");
    story.commits("booking", Event.APPOINTMENTS, "appointment", stranger, "teleported", "{}");
    story.outbox.removeLast();
    var record = story.records.removeLast();
    story.records.add(
        new TopicDump.Record(record.topic(), 7, 1, record.key(), record.value(), record.at()));
    story.faults.add(planted(story, record.topic() + "-7@1"));
    return story;
  }

  private static Fault planted(Story story, String record) {
    var proof = Map.of(Fault.PLANTED, record);
    return new Fault("1", "RECORDS", "topic", story.wall(), story.wall(), proof, true);
  }
}
