package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run deletes nothing that is not a run's, and no run that is going on or wanted. */
class ClaimedFolderTest {
  @TempDir private Path root;

  @Test
  void aFolderOfSomebodyElseIsLeftAlone() throws IOException {
    Files.writeString(root.resolve("thesis.txt"), "years of work");

    refused("seed 1", false);
    refused("seed 1", true);

    assertEquals("years of work", Files.readString(root.resolve("thesis.txt")));
  }

  @Test
  void aPlanForSomethingElseIsNoMark() throws IOException {
    Files.writeString(root.resolve("plan"), "1. Write the thesis.");

    refused("seed 1", true);

    assertEquals("1. Write the thesis.", Files.readString(root.resolve("plan")));
  }

  @Test
  void twoRunsAtOnceDoNotShareAFolder() throws IOException {
    try (var _ = claim("seed 1", false)) {
      refused("seed 1", false);
      refused("seed 2", true);
    }
  }

  @Test
  void theSamePlanGoesOnAndAnotherDeletesNothingUnasked() throws IOException {
    claim("seed 1", false).close();
    Files.writeString(root.resolve("history.jsonl"), "{}\n");

    try (var again = claim("seed 1", false)) {
      assertTrue(again.goesOn());
    }
    refused("seed 2", false);
    assertTrue(Files.exists(root.resolve("history.jsonl")));
    try (var fresh = claim("seed 2", true)) {
      assertFalse(fresh.goesOn());
      assertFalse(Files.exists(root.resolve("history.jsonl")));
    }
  }

  private ClaimedFolder claim(String plan, boolean fresh) {
    return ClaimedFolder.of(new RunFolder(root), plan, fresh);
  }

  private void refused(String plan, boolean fresh) {
    assertThrows(ClaimedFolder.Refused.class, () -> claim(plan, fresh));
  }
}
