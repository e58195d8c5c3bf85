package afterglow.booking.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/**
 * The styles and scripts of our pages. Browsers keep them for long, so their address changes with
 * them.
 */
public final class Assets {
  private static final String FOLDER = "META-INF/resources/book/assets/";

  /** Differs whenever one of the files does. */
  public static final String VERSION =
      version(
          List.of(
              "tokens.css",
              "base.css",
              "components.css",
              "staff.css",
              "booking.js",
              "staff.js",
              "mark.svg"));

  private Assets() {}

  private static String version(List<String> files) {
    var sum = new CRC32();
    var loader = Thread.currentThread().getContextClassLoader();
    for (var file : files) {
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
