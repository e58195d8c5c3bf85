package afterglow.followup.checkin;

import afterglow.followup.http.FreeText;
import afterglow.followup.protocol.Protocol;
import afterglow.followup.protocol.Trend;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What came in as answers, before anybody knows whether it makes sense. */
record AnswerSheet(
    @Nullable Integer pain,
    @Nullable String trend,
    @Nullable List<String> flags,
    @Nullable Boolean ok,
    @Nullable String text) {
  AnswerSheet {
    text = text == null ? null : FreeText.tidy(text);
  }

  boolean isEmpty() {
    return pain == null && trend == null && flags == null && ok == null && isBlank(text);
  }

  /** The answers, if each is one that this protocol knows. */
  Answers read(Protocol protocol) {
    var flaws = new ArrayList<AnswersRefused.Flaw>();
    if (isEmpty()) {
      flaws.add(new AnswersRefused.Flaw("answers", "must hold at least one answer"));
    }
    if (pain != null && (pain < 0 || pain > 10)) {
      flaws.add(new AnswersRefused.Flaw("pain", "must be between 0 and 10"));
    }
    if (trend != null && !CheckInForm.TRENDS.contains(trend)) {
      flaws.add(new AnswersRefused.Flaw("trend", "must be better, same or worse"));
    }
    if (flags != null && !flags.stream().allMatch(flag -> isKnown(flag, protocol))) {
      flaws.add(new AnswersRefused.Flaw("flags", "must be among those that are asked for"));
    }
    if (text != null && text.length() > CheckInForm.LONGEST_TEXT) {
      flaws.add(
          new AnswersRefused.Flaw(
              "text", "must be at most " + CheckInForm.LONGEST_TEXT + " characters"));
    }
    if (text != null && !FreeText.isAllowed(text)) {
      flaws.add(new AnswersRefused.Flaw("text", FreeText.MESSAGE));
    }
    if (!flaws.isEmpty()) {
      throw new AnswersRefused(flaws);
    }
    return new Answers(
        pain,
        trend == null ? null : Trend.valueOf(trend.toUpperCase(Locale.ROOT)),
        flags == null ? null : new HashSet<>(flags),
        ok,
        isBlank(text) ? null : text);
  }

  /** A list out of JSON may hold nulls. */
  private static boolean isKnown(@Nullable String flag, Protocol protocol) {
    return flag != null && protocol.redFlags().containsKey(flag);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }
}
