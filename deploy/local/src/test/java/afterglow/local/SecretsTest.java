package afterglow.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  @TempDir Path folder;

  @Test
  void areTheSameWheneverTheyAreAskedFor() {
    var first = new Secrets(folder.resolve("secrets")).of("key");

    assertEquals(first, new Secrets(folder.resolve("secrets")).of("key"));
  }

  @Test
  void sayWhatToDoAboutADamagedFile() throws Exception {
    var file = folder.resolve("secrets");
    for (var damaged : new byte[][] {"key=\\u00".getBytes(), {'k', '=', (byte) 0xff}}) {
      Files.write(file, damaged);

      var refusal = assertThrows(Refusal.class, () -> new Secrets(file));

      assertTrue(refusal.getMessage().contains(file.toString()), refusal.getMessage());
      assertTrue(refusal.getMessage().contains("--fresh"), refusal.getMessage());
    }
  }
}
