package afterglow.acceptance.history;

import static afterglow.acceptance.history.Story.aHistory;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GuardsTest {
  private static final Instant TEN = Instant.parse("2026-12-03T10:00:00Z");

  @Test
  void aQuietDayShowsNothing() {
    var failing = Guards.failing(aHistory().books("A", TEN).evidence()).toString();

    for (var reason : new String[] {"contended", "SMS", "nothing was done"}) {
      assertTrue(failing.contains(reason), failing);
    }
  }

  @Test
  void faultsThatLeftNoTraceAtTheClientsOrOnTheTopicsShowNothing() {
    var story = aHistory().books("A", TEN);
    done(story, "1", "kill-booking", true);
    done(story, "2", "records-duplicated", true);

    var failing = Guards.failing(story.evidence()).toString();

    assertTrue(failing.contains("calls ended unknown"), failing);
    assertTrue(failing.contains("events came twice"), failing);
  }

  @Test
  void nothingIsAskedForThatTheFaultsDoNotBringAbout() {
    var story = aHistory().books("A", TEN);
    done(story, "1", "broker-wiped", true);

    var failing = Guards.failing(story.evidence()).toString();

    assertFalse(failing.contains("unknown") || failing.contains("twice"), failing);
  }

  @Test
  void linksThatDidNotOpenShowNothing() {
    var story = aHistory().books("A", TEN);
    story.crawls.add(new Evidence.Crawl("every link", 10, 4, "same", "same"));

    assertTrue(Guards.failing(story.evidence()).toString().contains("links opened"));
  }

  @Test
  void aHistoryWithoutItsHeadShowsNothing() {
    var story = aHistory().books("A", TEN);
    story.extent = new Evidence.Extent(0, 0, 1, List.of(Story.id("A"), Story.id("lost")));

    var failing = Guards.failing(story.evidence()).toString();

    assertTrue(failing.contains("1 bookings are missing from the history"), failing);
  }

  @Test
  void faultsThatMissedDoNotCount() {
    var story = aHistory().books("A", TEN);
    for (var id : new String[] {"1", "2"}) {
      story.faults.add(new Fault(id, "KILL", "kafka", story.wall(), story.wall(), Map.of(), false));
    }

    assertTrue(
        Guards.failing(story.evidence()).toString().contains("fault 2 (KILL) did not prove"));
  }

  @Test
  void aFaultThatCameAboutAtItsThirdTryCounts() {
    var story = aHistory().books("A", TEN);
    done(story, "1", "KILL", false);
    done(story, "1-1", "KILL", false);
    done(story, "1-2", "KILL", true);

    assertFalse(Guards.failing(story.evidence()).toString().contains("itself"));
  }

  @Test
  void oneFaultInTwentyMayMissAndNoneInNineteen() {
    var story = aHistory().books("A", TEN);
    done(story, "1", "KILL", false);
    for (var i = 2; i < 20; i++) {
      done(story, "" + i, "KILL", true);
    }
    assertTrue(Guards.failing(story.evidence()).toString().contains("fault 1 (KILL) did not"));

    done(story, "20", "KILL", true);
    assertFalse(Guards.failing(story.evidence()).toString().contains("itself"));
  }

  @Test
  void aKindThatNeverCameAboutShowsNothing() {
    var story = aHistory().books("A", TEN);
    done(story, "1", "DATABASE-AWAY", false);
    for (var i = 2; i <= 40; i++) {
      done(story, "" + i, "KILL", true);
    }

    var failing = Guards.failing(story.evidence());
    assertTrue(failing.contains("no fault DATABASE-AWAY proved itself"), failing.toString());
  }

  @Test
  void whatIsNotThereSpeaksForNobody() {
    var failing = Guards.failing(aHistory().books("A", TEN).evidence()).toString();

    for (var reason :
        new String[] {
          "by booking", "by traces", "nothing personal", "come to rest", "forged", "link"
        }) {
      assertTrue(failing.contains(reason), failing);
    }
  }

  @Test
  void aYesToNothingShowsNothing() {
    var story = aHistory().asks(Act.ANSWER, About.clinic("lumen"), Answer.ok(200));

    assertTrue(Guards.failing(story.evidence()).toString().contains("1 calls that worked"));
  }

  @Test
  void aRunThatIsNotValidSaysNothingOfOthers() {
    var evidence = aHistory().books("A", TEN).evidence();

    assertFalse(new Report(evidence, List.of()).text().contains("so at most"));
  }

  private static void done(Story story, String id, String kind, boolean proven) {
    story.faults.add(new Fault(id, kind, "kafka", story.wall(), story.wall(), Map.of(), proven));
  }

  @Test
  void aSystemThatStoppedTakingBookingsShowsNothing() {
    var story = aHistory().books("A", TEN);
    story.extent = new Evidence.Extent(30, 12, 500, List.of());

    var failing = Guards.failing(story.evidence());

    assertTrue(failing.contains("only 12 of 30 faults were done"), failing.toString());
    assertTrue(failing.contains("only 0 of 500 bookings were made"), failing.toString());
  }

  @Test
  void theReportNamesWhatIsBroken() {
    var story = aHistory().books("A", TEN).books("B", TEN);
    var evidence = story.evidence();

    var report = new Report(evidence, Checker.check(evidence)).text();

    assertTrue(report.contains("I1   2 broken") && report.contains("I2   holds"), report);
  }
}
