package afterglow.booking.page;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** What a phone has to load for our pages. */
class StylesTest {
  private static final int MOST = 12 * 1024;

  @Test
  void stylesStaySmall() throws IOException {
    assertTrue(compressed(Path.of("design/assets"), ".css") <= MOST);
  }

  @Test
  void scriptStaysSmall() throws IOException {
    assertTrue(
        compressed(Path.of("src/main/resources/META-INF/resources/book/assets"), ".js") <= MOST);
  }

  private static int compressed(Path folder, String ending) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes);
        var files = Files.list(folder)) {
      for (var file : files.filter(f -> isForPatients(f, ending)).toList()) {
        gzip.write(Files.readAllBytes(file));
      }
    }
    return bytes.size();
  }

  private static boolean isForPatients(Path file, String ending) {
    var name = file.getFileName().toString();
    return name.endsWith(ending) && !name.startsWith("staff");
  }
}
