package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says to those who use it rightly and wrongly. */
class LauncherTest {
  private static final Path ROOT = Path.of(System.getProperty("afterglow.root", "../.."));

  private record Run(int exit, String output) {}

  @Test
  void helpNamesEveryCommand() {
    var help = afterglow("--help");

    assertEquals(0, help.exit());
    for (var command : List.of("up", "test", "reset", "doctor", "import", "bench")) {
      assertTrue(help.output().contains(command), command);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "up --port eleven",
        "up --port 99999",
        "up --replicas 3",
        "import",
        "bench"
      })
  void wrongUsageExitsWithTwoAndSaysWhatIsRight(String arguments) {
    var run = afterglow(arguments.split(" "));

    assertEquals(2, run.exit(), run.output());
    assertTrue(run.output().length() > 20, run.output());
  }

  @Test
  void aFolderThatIsNotThereIsNamed() {
    var run = afterglow("import", "no-such-folder");

    assertTrue(run.exit() == 1 || run.exit() == 2, run.output());
    assertTrue(run.output().contains("no-such-folder"), run.output());
  }

  private static Run afterglow(String... arguments) {
    var command = new ArrayList<>(List.of(ROOT.resolve("afterglow").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    try {
      var process = new ProcessBuilder(command).redirectErrorStream(true).start();
      var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new Run(process.waitFor(), output);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
