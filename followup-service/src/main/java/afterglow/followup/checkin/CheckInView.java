package afterglow.followup.checkin;

import afterglow.followup.protocol.Question;
import afterglow.followup.protocol.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A check-in as its page shows it, in the patient's language. */
public final class CheckInView {
  private final CheckIn checkIn;
  private final CheckInForm form;
  private final boolean sent;
  private final Locale locale;

  CheckInView(CheckIn checkIn, CheckInForm form, boolean sent) {
    this.checkIn = checkIn;
    this.form = form;
    this.sent = sent;
    this.locale = Locale.forLanguageTag(checkIn.plan().patientLocale());
  }

  /** One thing that can be chosen. */
  public record Choice(String value, String text, boolean chosen) {}

  public Locale locale() {
    return locale;
  }

  public String lang() {
    return locale.getLanguage().equals("es") ? "es" : "en";
  }

  public String clinicName() {
    return checkIn.plan().location().clinicName();
  }

  /** The number without what only people need. */
  public String phone() {
    return phoneText().replaceAll("[^+0-9]", "");
  }

  public String phoneText() {
    return checkIn.plan().location().phone();
  }

  public String emergencyNumber() {
    return checkIn.pack().emergency().number();
  }

  public String emergencyNote() {
    return checkIn.pack().emergency().note().in(locale);
  }

  public List<String> tells() {
    return checkIn.steps().stream().map(step -> step.tell().in(locale)).toList();
  }

  public boolean asksPain() {
    return checkIn.asks(Question.PAIN);
  }

  public boolean asksTrend() {
    return checkIn.asks(Question.TREND);
  }

  public boolean asksFlags() {
    return checkIn.asks(Question.FLAGS);
  }

  public boolean asksOk() {
    return checkIn.asks(Question.OK);
  }

  public List<Choice> pains() {
    return IntStream.rangeClosed(0, 10)
        .mapToObj(Integer::toString)
        .map(value -> new Choice(value, value, value.equals(form.pain())))
        .toList();
  }

  public List<Choice> signs() {
    return checkIn.flags().stream()
        .map(code -> new Choice(code, words(code).in(locale), form.has(code)))
        .toList();
  }

  private Text words(String code) {
    return Objects.requireNonNull(checkIn.pack().symptoms().get(code)).text();
  }

  public boolean noSigns() {
    return form.has(CheckInForm.NONE);
  }

  public @Nullable String trend() {
    return form.trend();
  }

  public @Nullable String ok() {
    return form.ok();
  }

  public String text() {
    return form.text() == null ? "" : form.text();
  }

  /** The fields that lack an answer or hold an impossible one; none before anything was sent. */
  public List<String> failures() {
    var failures = new ArrayList<String>();
    if (!sent) {
      return failures;
    }
    if (asksPain() && pains().stream().noneMatch(Choice::chosen)) {
      failures.add("pain");
    }
    if (asksTrend() && !CheckInForm.TRENDS.contains(String.valueOf(form.trend()))) {
      failures.add("trend");
    }
    if (asksFlags() && !form.choosesAmong(checkIn.flags())) {
      failures.add("flags");
    }
    if (asksOk() && !List.of("yes", "no").contains(String.valueOf(form.ok()))) {
      failures.add("ok");
    }
    if (text().length() > CheckInForm.LONGEST_TEXT) {
      failures.add("text");
    }
    return failures;
  }

  public boolean failed() {
    return !failures().isEmpty();
  }

  public boolean lacks(String field) {
    return failures().contains(field);
  }
}
