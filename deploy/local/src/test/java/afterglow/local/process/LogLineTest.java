package afterglow.local.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class LogLineTest {
  @Test
  void readsWhatAServiceWroteForMachines() {
    var written =
        """
        {"timestamp":"2026-11-23T10:00:00Z","level":"ERROR","loggerName":"io.quarkus",\
        "message":"It failed","stackTrace":"java.io.IOException: away\\n\\tat A.b(A.java:1)\\n"}\
        """;

    assertEquals(
        "2026-11-23T10:00:00Z ERROR io.quarkus It failed\n"
            + "    java.io.IOException: away\n    \tat A.b(A.java:1)",
        LogLine.readable(written));
  }

  @Test
  void leavesOtherLinesAsTheyAre() {
    assertEquals("Started", LogLine.readable("Started"));
    assertEquals("{\"timestamp\":\"20", LogLine.readable("{\"timestamp\":\"20"));
  }
}
