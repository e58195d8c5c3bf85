package afterglow.booking.page;

import afterglow.booking.appointment.Person;
import afterglow.booking.clinic.Location;
import afterglow.booking.patient.PhoneNumbers;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds what is missing or cannot be right in a draft: by field, in the patient's words. */
@ApplicationScoped
class Mistakes {
  private static final int LONGEST_NAME = 120;

  private final Validator validator;
  private final Clock clock;

  Mistakes(Validator validator, Clock clock) {
    this.validator = validator;
    this.clock = clock;
  }

  Map<String, String> inAnswers(Draft draft, List<Question> questions, Location at, Words words) {
    var today = LocalDate.ofInstant(clock.instant(), at.zone());
    var found = new LinkedHashMap<String, String>();
    for (var question : questions) {
      var code = question.code();
      if (!draft.answers(List.of(code)).containsKey(code)) {
        found.put(question.name(), words.errorAnswer(question.text()));
      } else if (question.dated() && draft.answer(code).equals("yes")) {
        var on = draft.lastOn(code);
        if (on.isEmpty()) {
          found.put(question.last(), words.errorWhenLast(question.text()));
        } else if (on.get().isAfter(today)) {
          found.put(question.last(), words.errorDateAhead(question.text()));
        }
      }
    }
    return found;
  }

  /** By the rules of the JSON request, so that both ways in accept the same. */
  Map<String, String> inDetails(Draft draft, Person person, Location at, Words words) {
    var broken = new LinkedHashMap<String, String>();
    for (var violation : validator.validate(person)) {
      switch (violation.getPropertyPath().toString()) {
        case "name" ->
            broken.put(
                "name",
                person.name().isBlank() ? words.errorName() : words.errorLong(LONGEST_NAME));
        case "email" -> broken.put("email", words.errorEmail());
        case "reachable" -> broken.put("phone", words.errorReach());
        default -> broken.put("phone", words.errorPhone());
      }
    }
    var phone = draft.value("phone");
    if (!phone.isEmpty() && PhoneNumbers.normalise(phone, at.country()).isEmpty()) {
      broken.put("phone", words.errorPhone());
    }
    if (phone.isEmpty() && draft.value("preferred").equals("SMS")) {
      broken.putIfAbsent("phone", words.errorPreferredText());
    }
    if (draft.value("email").isEmpty() && draft.value("preferred").equals("EMAIL")) {
      broken.putIfAbsent("email", words.errorPreferredEmail());
    }
    if (!draft.ticked("care")) {
      broken.put("care", words.errorConsent());
    }
    return inOrder(broken);
  }

  private static Map<String, String> inOrder(Map<String, String> broken) {
    var ordered = new LinkedHashMap<String, String>();
    for (var field : List.of("name", "phone", "email", "care")) {
      if (broken.containsKey(field)) {
        ordered.put(field, broken.get(field));
      }
    }
    return ordered;
  }
}
