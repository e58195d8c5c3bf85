package afterglow.booking.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  @Test
  void everyLanguageSaysEverythingWithTheSameParts() {
    assertEquals(partsOf("en"), partsOf("es"));
  }

  private static TreeMap<String, TreeSet<String>> partsOf(String language) {
    var parts = new TreeMap<String, TreeSet<String>>();
    read(language)
        .forEach(
            (key, text) -> {
              var places = new TreeSet<String>();
              PLACE.matcher(text.toString()).results().forEach(p -> places.add(p.group()));
              parts.put(key.toString(), places);
            });
    return parts;
  }

  private static Properties read(String language) {
    var words = new Properties();
    try (var file =
        WordsTest.class.getResourceAsStream("/messages/words_" + language + ".properties")) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
