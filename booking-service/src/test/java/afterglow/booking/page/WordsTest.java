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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  @ParameterizedTest
  @ValueSource(strings = {"words", "desk"})
  void everyLanguageSaysEverythingWithTheSameParts(String bundle) {
    assertEquals(partsOf(bundle + "_en"), partsOf(bundle + "_es"));
  }

  private static TreeMap<String, TreeSet<String>> partsOf(String file) {
    var parts = new TreeMap<String, TreeSet<String>>();
    read(file)
        .forEach(
            (key, text) -> {
              var places = new TreeSet<String>();
              PLACE.matcher(text.toString()).results().forEach(p -> places.add(p.group()));
              parts.put(key.toString(), places);
            });
    return parts;
  }

  private static Properties read(String name) {
    var words = new Properties();
    try (var file = WordsTest.class.getResourceAsStream("/messages/" + name + ".properties")) {
      words.load(new InputStreamReader(file, StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
