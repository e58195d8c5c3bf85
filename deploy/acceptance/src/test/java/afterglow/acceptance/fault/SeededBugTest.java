package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The seeded bugs keep up with the sources that they spoil. */
class SeededBugTest {
  static List<SeededBug> bugs() {
    return SeededBug.all(Stage.ofThisBuild());
  }

  @ParameterizedTest
  @MethodSource("bugs")
  void fitsTheSourcesOfItsService(SeededBug bug) throws IOException, InterruptedException {
    assertTrue(List.of("booking", "followup", "notification").contains(bug.service()), bug.name());
    var patching =
        new ProcessBuilder("git", "apply", "--check", bug.patch().toString())
            .directory(Stage.ofThisBuild().toFile())
            .redirectErrorStream(true)
            .start();
    var said = new String(patching.getInputStream().readAllBytes());
    assertEquals(0, patching.waitFor(), said);
  }
}
