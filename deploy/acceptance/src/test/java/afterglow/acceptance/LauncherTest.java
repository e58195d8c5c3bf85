package afterglow.acceptance;

import static afterglow.acceptance.Launcher.afterglow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the launcher says to those who use it rightly and wrongly. */
class LauncherTest {
  @Test
  void helpNamesEveryCommand() {
    var help = afterglow("--help");

    assertEquals(0, help.exit());
    for (var command :
        List.of(
            "up", "test", "reset", "doctor", "import", "bench", "prove", "parked", "republish")) {
      assertTrue(help.output().contains(command), command);
    }
  }

  @Test
  void helpNamesAsManyPortsAsAStackHas() {
    var help = afterglow("--help").output();

    assertTrue(help.contains("first of " + StackPorts.COUNT + " ports in a row (8080)"), help);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fly",
        "up --port eleven",
        "up --port 99999",
        "up --port 65514",
        "up --replicas 3",
        "import",
        "bench",
        "parked replay",
        "prove --port 65496",
        "republish now"
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
}
