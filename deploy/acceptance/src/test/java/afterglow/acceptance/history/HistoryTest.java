package afterglow.acceptance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
  @TempDir private Path folder;

  @Test
  void aCallIsReadBackWithItsAnswer() {
    var file = folder.resolve("history.jsonl");
    var id = UUID.randomUUID();
    var start = Instant.parse("2026-12-03T10:30:00Z");
    var about = About.clinic("lumen").wanting("facial", start).key("key", "digest").address("a@b");
    try (var history = History.append(file, Instant::now)) {
      var asked = history.ask("client-1", Act.BOOK, about);
      history.answer(asked, Answer.ok(201).id(id).version(1).start(start).digest("whole"));
    }

    var call = History.read(file).getFirst();

    assertEquals("client-1", call.client());
    assertEquals(about, call.about());
    assertEquals(id, call.appointment().orElseThrow());
    assertTrue(call.ok() && call.over() >= call.asked().nanos());
  }

  @Test
  void aCallWithoutAnAnswerStaysOpenWhateverItsWriterDiedOf() throws IOException {
    var file = folder.resolve("history.jsonl");
    try (var history = History.append(file, Instant::now)) {
      history.ask("client-1", Act.CANCEL, About.clinic("lumen"));
    }
    Files.writeString(file, "{\"told\":\"1-1\",\"at\":{\"na", StandardOpenOption.APPEND);

    try (var resumed = History.append(file, Instant::now)) {
      var asked = resumed.ask("client-2", Act.CONFIRM, About.clinic("lumen"));
      resumed.answer(asked, Answer.refused(404, "not-found"));
    }

    var calls = History.read(file);
    assertEquals(List.of("1-1", "2-1"), calls.stream().map(Call::id).toList());
    assertEquals(Long.MAX_VALUE, calls.getFirst().over());
    assertTrue(calls.getLast().refused());
    assertTrue(calls.getFirst().asked().nanos() < calls.getLast().asked().nanos());
  }

  @Test
  void aFaultThatNeverEndedIsNotProven() {
    var file = folder.resolve("faults.jsonl");
    try (var journal = FaultJournal.append(file)) {
      journal.ended(journal.began("1", "KILL", "kafka"), Map.of("pid", "12 -> 13"), true);
      journal.began("2", "KILL", "booking");
    }

    assertEquals(
        List.of(true, false), FaultJournal.read(file).stream().map(Fault::proven).toList());
  }
}
