package afterglow.acceptance.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgersTest {
  private static final String TIMES =
      "\"at\":\"2026-12-03T10:00:00Z\",\"receivedAt\":\"2026-12-03T10:00:00Z\"";

  @TempDir private Path data;

  @Test
  void aMailToSeveralIsHandedOverToEach() throws IOException {
    var handovers =
        read("mail", "{\"id\":\"1\",\"to\":[\"a@b.example\",\"c@d.example\"],\"raw\":\"\",%s}");

    assertEquals(
        List.of("a@b.example", "c@d.example"), handovers.stream().map(Handover::address).toList());
  }

  @Test
  void aMailboxThatWasRefusedNamesNoMessage() throws IOException {
    var refused =
        read(
                "mail",
                "{\"id\":\"5aad5e83-30a6-41f6-8b77-3080bd07db89\",\"to\":[\"a@b.example\"],"
                    + "\"outcome\":\"REJECT_550\",\"accepted\":false,\"answered\":true,%s}")
            .getFirst();

    assertEquals(Handover.Fate.REJECTED, refused.fate());
    assertNull(refused.message());
  }

  @Test
  void aTextThatNamesNoTryIsHandedOverAllTheSame() throws IOException {
    var text =
        read("sms", "{\"event\":\"accepted\",\"sid\":\"SM1\",\"to\":\"+1201\",%s}").getFirst();

    assertEquals("SM1", text.identity());
    assertNull(text.attempt());
  }

  private List<Handover> read(String sandbox, String line) throws IOException {
    Files.createDirectories(data.resolve("sandbox"));
    Files.writeString(data.resolve("sandbox/" + sandbox + ".jsonl"), line.formatted(TIMES) + "\n");
    return Ledgers.read(data);
  }
}
