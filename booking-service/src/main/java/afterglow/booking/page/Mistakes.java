package afterglow.booking.page;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what is missing or cannot be right in a draft, in the patient's words, by field. */
final class Mistakes {
  private static final int NAME = 200;
  private static final int EMAIL = 254;

  private Mistakes() {}

  static Map<String, String> inAnswers(
      Draft draft, List<Question> questions, LocalDate today, Words words) {
    var found = new LinkedHashMap<String, String>();
    for (var question : questions) {
      var code = question.code();
      if (!draft.answers(List.of(code)).containsKey(code)) {
        found.put("answer-" + code, words.errorAnswer(question.text()));
      } else if (question.dated() && draft.answer(code).equals("yes")) {
        var on = draft.lastOn(code);
        if (on.isEmpty()) {
          found.put("last-" + code, words.errorWhenLast(question.text()));
        } else if (on.get().isAfter(today)) {
          found.put("last-" + code, words.errorDateAhead(question.text()));
        }
      }
    }
    return found;
  }

  static Map<String, String> inDetails(Draft draft, Words words) {
    var found = new LinkedHashMap<String, String>();
    if (draft.value("name").isEmpty()) {
      found.put("name", words.errorName());
    } else if (draft.value("name").length() > NAME) {
      found.put("name", words.errorLong(NAME));
    }
    var phone = draft.value("phone");
    var email = draft.value("email");
    if (phone.isEmpty() && email.isEmpty()) {
      found.put("phone", words.errorReach());
    }
    if (!email.isEmpty()
        && (email.length() > EMAIL || !email.matches("[^@\\s]+@[^@\\s.]+(\\.[^@\\s.]+)+"))) {
      found.put("email", words.errorEmail());
    }
    if (draft.value("preferred").equals("SMS") && phone.isEmpty()) {
      found.putIfAbsent("phone", words.errorPreferredText());
    }
    if (draft.value("preferred").equals("EMAIL") && email.isEmpty()) {
      found.putIfAbsent("email", words.errorPreferredEmail());
    }
    if (!draft.ticked("care")) {
      found.put("care", words.errorConsent());
    }
    return found;
  }
}
