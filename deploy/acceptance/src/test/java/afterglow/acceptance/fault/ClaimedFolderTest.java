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

    refused("plan a", false);
    refused("plan a", true);

    assertEquals("years of work", Files.readString(root.resolve("thesis.txt")));
  }

  @Test
  void twoRunsAtOnceDoNotShareAFolder() throws IOException {
    try (var _ = claim("plan a", false)) {
      refused("plan a", false);
      refused("plan b", true);
    }
  }

  @Test
  void theSamePlanGoesOnAndAnotherDeletesNothingUnasked() throws IOException {
    claim("plan a", false).close();
    Files.writeString(root.resolve("history.jsonl"), "{}\n");

    try (var again = claim("plan a", false)) {
      assertTrue(again.goesOn());
    }
    refused("plan b", false);
    assertTrue(Files.exists(root.resolve("history.jsonl")));
    try (var fresh = claim("plan b", true)) {
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
