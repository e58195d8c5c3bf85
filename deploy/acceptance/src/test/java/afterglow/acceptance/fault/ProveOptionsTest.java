package afterglow.acceptance.fault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code prove} is told is taken as it is meant, or refused with what would do. */
class ProveOptionsTest {
  @Test
  void aBugThatNobodyKnowsIsRefusedWithTheNamesOfAll() {
    var said = refusal("--bug", "no-such-bug");

    assertTrue(said.contains("no-such-bug"), said);
    SeededBug.all(Stage.ofThisBuild())
        .forEach(each -> assertTrue(said.contains(each.name()), each.name()));
    assertEquals("all", ProveOptions.of("--bug", "all").bug());
  }

  @Test
  void aKindOfFaultThatNobodyKnowsIsRefusedWithTheNamesOfAll() {
    var said = refusal("--only", "kill-everything");

    for (var kind : FaultKind.values()) {
      assertTrue(said.contains(kind.wireName()), said);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"80", "65496", "eleven"})
  void aPortWithoutRoomForTheProxiesIsRefusedWithTheirNumber(String port) {
    var said = refusal("--port", port);

    assertTrue(said.contains("41 ports"), said);
  }

  @Test
  void theLastPortsWillDo() {
    assertEquals(65_495, ProveOptions.of("--port", "65495").order().port());
  }

  private static String refusal(String... arguments) {
    return assertThrows(IllegalArgumentException.class, () -> ProveOptions.of(arguments))
        .getMessage();
  }
}
