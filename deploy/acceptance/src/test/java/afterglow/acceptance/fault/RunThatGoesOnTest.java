package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.acceptance.World;
import afterglow.acceptance.history.FoundViolations;
import afterglow.acceptance.history.UnreadableLine;
import afterglow.acceptance.history.Violation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run must not forget when it is interrupted and goes on. */
class RunThatGoesOnTest {
  private static final Violation LOST = new Violation("I2", "a visit", "is not there");

  @TempDir private Path root;

  @Test
  void otherFaultsOfTheSameNumberAreAnotherRun() {
    assertNotEquals(plan(FaultKind.KILL_BOOKING, "x"), plan(FaultKind.KILL_KAFKA, "x"));
    assertNotEquals(plan(FaultKind.KILL_KAFKA, "x"), plan(FaultKind.KILL_KAFKA, "y"));
    assertEquals(plan(FaultKind.KILL_KAFKA, "x"), plan(FaultKind.KILL_KAFKA, "x"));
  }

  private static String plan(FaultKind kind, String build) {
    return Order.of(1, 20, List.of(kind), 100, 28_080).plan(build);
  }

  @Test
  void aViolationStaysKnown() {
    var file = root.resolve("violations.jsonl");

    assertEquals(1, FoundViolations.in(file).add(List.of(LOST)));
    assertEquals(0, FoundViolations.in(file).add(List.of(LOST)));

    assertEquals(List.of(LOST), FoundViolations.in(file).all());
  }

  @Test
  void everyLogOfTheStackIsKept() throws IOException {
    var logs = Files.createDirectory(root.resolve("log"));
    var old = new OldLogs(logs, root.resolve("old-logs"));
    for (var life : List.of("first", "second", "third")) {
      Files.writeString(logs.resolve("kafka.log.1"), life);
      old.takeAside();
    }
    Files.writeString(logs.resolve("kafka.log"), "now");

    var told = old.all().stream().map(RunThatGoesOnTest::text).sorted().toList();

    assertEquals(List.of("first", "now", "second", "third"), told);
  }

  @Test
  void aLineThatWasLeftHalfDoneSpoilsNoLaterOne() throws IOException {
    var file = root.resolve("visits.jsonl");
    new KnownVisits(file).add(visit());
    Files.writeString(file, "{\"id\":\"17", StandardOpenOption.APPEND);

    new KnownVisits(file).add(visit());

    assertEquals(2, new KnownVisits(file).count());
  }

  @Test
  void aWholeLineThatIsNoneOfOursIsToldWithItsFile() throws IOException {
    var file = Files.writeString(root.resolve("visits.jsonl"), "what?\n");

    var told = assertThrows(UnreadableLine.class, () -> new KnownVisits(file)).getMessage();

    assertTrue(told.contains(file.toString()), told);
  }

  @Test
  void aServiceThatWasRestartedWhileItsDatabaseWasAwayIsAViolation() {
    var before = Map.of("booking", "pid 7, starts 1", "followup", "pid 8, starts 1");
    var after = Map.of("booking", "pid 9, starts 2", "followup", "pid 8, starts 1");

    var violations = DatabaseAway.restarted(before, after);

    assertEquals(List.of("booking"), violations.stream().map(Violation::subject).toList());
    assertEquals(List.of(), DatabaseAway.restarted(before, before));
  }

  @Test
  void aHarmlessBugIsNotCleanInARunThatShowsNothing() {
    var harmless = new SeededBug("none", root, "booking", List.of(), List.of(), List.of());

    assertTrue(result(harmless, List.of()).asExpected());
    assertEquals(false, result(harmless, List.of("nothing was done")).asExpected());
  }

  private static BugBank.Result result(SeededBug bug, List<String> invalidities) {
    return new BugBank.Result(bug, Set.of(), invalidities, Duration.ZERO);
  }

  private static KnownVisit visit() {
    var person = new World.Person("Pat", "pat@example.com", null, ZoneId.of("UTC"), "en");
    return new KnownVisit(UUID.randomUUID(), "token", "consultation", person, Instant.EPOCH);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
