package afterglow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {

  @ParameterizedTest
  @CsvSource({
    "--help, 0",
    "up --help, 0",
    "fly, 2",
    "up --port eleven, 2",
    "up --port 99999, 2",
    "up --port 80, 2",
    "up --sideways, 2",
    "up --replicas 3, 2",
    "parked replay, 2",
    "parked replay booking:1, 2",
    "parked forget followup:1, 2",
    "parked --data no-such-folder, 1",
    "republish now, 2",
    "republish --data no-such-folder, 1",
    "import, 2",
    "import no-such-folder, 1",
  })
  void exitsWithTwoWhenWronglyUsedAndOneWhenItFails(String arguments, int expected) {
    assertEquals(expected, Main.run(arguments.split(" ")));
  }
}
