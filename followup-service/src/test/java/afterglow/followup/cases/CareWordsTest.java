package afterglow.followup.cases;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.qute.i18n.Message;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CareWordsTest {
  private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

  @Test
  void spanishSaysEverythingWithTheSameParts() throws IOException {
    var english = new TreeMap<String, TreeSet<String>>();
    Arrays.stream(CareWords.class.getDeclaredMethods())
        .forEach(
            method -> english.put(method.getName(), parts(method.getAnnotation(Message.class))));
    var words = new Properties();
    try (var file = CareWordsTest.class.getResourceAsStream("/messages/care_es.properties")) {
      words.load(new InputStreamReader(Objects.requireNonNull(file), StandardCharsets.UTF_8));
    }
    var spanish = new TreeMap<String, TreeSet<String>>();
    words.forEach((key, text) -> spanish.put(key.toString(), parts(text.toString())));

    assertEquals(english, spanish);
  }

  private static TreeSet<String> parts(Message message) {
    return parts(message.value());
  }

  private static TreeSet<String> parts(String text) {
    var parts = new TreeSet<String>();
    PLACE.matcher(text).results().forEach(place -> parts.add(place.group()));
    return parts;
  }
}
