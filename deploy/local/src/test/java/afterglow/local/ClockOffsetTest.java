package afterglow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClockOffsetTest {
  @TempDir Path folder;

  @Test
  void goesOnWhereItStood() {
    new ClockOffset(folder.resolve("clock")).advance(Duration.ofHours(24));

    var again = new ClockOffset(folder.resolve("clock"));
    again.advance(Duration.ofHours(1));

    assertEquals(Duration.ofHours(25), new ClockOffset(folder.resolve("clock")).offset());
  }

  @Test
  void saysWhatToDoAboutADamagedFile() throws Exception {
    for (var damaged : new String[] {"", "PT", "24 hours", "\0\0\0"}) {
      var file = Files.writeString(folder.resolve("clock"), damaged);

      var refusal = assertThrows(Refusal.class, () -> new ClockOffset(file));

      assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("--fresh"), refusal.getMessage());
    }
  }

  @Test
  void neverGoesBack() {
    var clock = new ClockOffset(folder.resolve("clock"));

    assertThrows(IllegalArgumentException.class, () -> clock.advance(Duration.ofHours(-1)));
  }
}
