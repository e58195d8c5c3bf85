package afterglow.followup.checkin;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** The styles of our pages. Browsers keep them for long, so their address changes with them. */
@TemplateGlobal
final class Assets {
  private static final String FOLDER = "META-INF/resources/checkin/assets/";
  private static final List<String> FILES =
      List.of("tokens.css", "base.css", "components.css", "staff.css", "staff.js", "mark.svg");

  /** Differs whenever one of the files does. */
  static final String assetsVersion = version();

  private Assets() {}

  private static String version() {
    var sum = new CRC32();
    var loader = Thread.currentThread().getContextClassLoader();
    for (var file : FILES) {
      try (var content = loader.getResourceAsStream(FOLDER + file)) {
        if (content == null) {
          throw new IllegalStateException("The build left out " + FOLDER + file);
        }
        sum.update(content.readAllBytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return Long.toHexString(sum.getValue());
  }
}
