package afterglow.followup.protocol;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Words in one or more languages, keyed by language code. */
public record Text(@JsonValue Map<String, String> byLanguage) {
  @JsonCreator
  public Text {
    byLanguage = Map.copyOf(new TreeMap<>(byLanguage));
  }

  /** The words in this language, else in English, else in any that there is. */
  public String in(Locale locale) {
    var exact = byLanguage.get(locale.getLanguage());
    if (exact != null) {
      return exact;
    }
    var english = byLanguage.get("en");
    return english != null ? english : byLanguage.values().stream().sorted().findFirst().orElse("");
  }
}
