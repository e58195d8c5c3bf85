package afterglow.followup.checkin;

import afterglow.followup.http.FreeText;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a person sent from the page, and what is missing in it. A page asks for every answer. */
record CheckInForm(
    @Nullable String pain,
    @Nullable String trend,
    @Nullable List<String> flags,
    @Nullable String ok,
    @Nullable String text) {
  static final List<String> TRENDS = List.of("better", "same", "worse");
  static final int LONGEST_TEXT = 2_000;

  /** The box to tick when none of the signs is there, so that an untouched form says nothing. */
  static final String NONE = "none";

  static CheckInForm blank() {
    return new CheckInForm(null, null, null, null, null);
  }

  static CheckInForm of(MultivaluedMap<String, String> sent) {
    var text = sent.getFirst("text");
    return new CheckInForm(
        sent.getFirst("pain"),
        sent.getFirst("trend"),
        sent.get("flags"),
        sent.getFirst("ok"),
        text == null ? null : FreeText.cleaned(text));
  }

  boolean has(String flag) {
    return flags != null && flags.contains(flag);
  }

  /** Whether something was chosen, and nothing that there is not. */
  boolean choosesAmong(List<String> codes) {
    return flags != null
        && flags.stream().allMatch(flag -> flag.equals(NONE) || codes.contains(flag));
  }

  /** What was answered so far, as far as it can be understood; the rest counts as not answered. */
  AnswerSheet understood(List<String> codes) {
    return new AnswerSheet(
        pain != null && pain.matches("\\d|10") ? Integer.valueOf(pain) : null,
        trend != null && TRENDS.contains(trend) ? trend : null,
        flags == null ? null : flags.stream().filter(codes::contains).toList(),
        ok == null ? null : ok.equals("yes"),
        text == null ? null : start(text));
  }

  private static String start(String text) {
    if (text.length() <= LONGEST_TEXT) {
      return text;
    }
    // Half a character is none.
    var splits = Character.isHighSurrogate(text.charAt(LONGEST_TEXT - 1));
    return text.substring(0, splits ? LONGEST_TEXT - 1 : LONGEST_TEXT);
  }
}
