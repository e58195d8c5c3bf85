package afterglow.booking.page;

import afterglow.booking.appointment.Answer;
import afterglow.booking.appointment.Person;
import afterglow.booking.clinic.ZoneRegion;
import afterglow.booking.patient.Channel;
import afterglow.booking.time.Calendar;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What a patient has typed and chosen so far, as it travels from page to page in hidden fields. */
record Draft(Map<String, String> fields) {
  private static final List<String> KNOWN =
      List.of(
          "held",
          "hold",
          "token",
          "with",
          "zone",
          "name",
          "phone",
          "email",
          "preferred",
          "care",
          "marketing");
  private static final String ANSWER = "answer-";
  private static final String LAST = "last-";

  /** Reads a form; what we did not ask for is left out. */
  static Draft of(MultivaluedMap<String, String> form, List<String> questions) {
    var fields = new LinkedHashMap<String, String>();
    for (var name : KNOWN) {
      take(form, name, fields);
    }
    for (var question : questions) {
      take(form, ANSWER + question, fields);
      take(form, LAST + question, fields);
    }
    return new Draft(fields);
  }

  private static void take(
      MultivaluedMap<String, String> form, String name, Map<String, String> fields) {
    var value = form.getFirst(name);
    if (value != null && !value.isBlank()) {
      fields.put(name, value.strip());
    }
  }

  /** The same with another value. */
  Draft with(String name, String value) {
    var more = new LinkedHashMap<>(fields);
    more.put(name, value);
    return new Draft(more);
  }

  /** What was typed there, or nothing. */
  public String value(String name) {
    return fields.getOrDefault(name, "");
  }

  public boolean ticked(String name) {
    return value(name).equals("yes");
  }

  Optional<Instant> heldStart() {
    try {
      return fields.containsKey("held")
          ? Optional.of(Calendar.instant(value("held")))
          : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  Optional<UUID> hold() {
    try {
      return fields.containsKey("hold")
          ? Optional.of(UUID.fromString(value("hold")))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Who they are; null where nothing was typed. */
  Person person(Language language, ZoneId clinics) {
    return new Person(
        value("name"),
        fields.get("email"),
        fields.get("phone"),
        channel(),
        language.code(),
        zone().orElse(clinics.getId()));
  }

  private @Nullable Channel channel() {
    return Arrays.stream(Channel.values())
        .filter(channel -> channel.name().equals(value("preferred")))
        .findFirst()
        .orElse(null);
  }

  private Optional<String> zone() {
    return Optional.of(value("zone")).filter(ZoneRegion.Known::is);
  }

  /** "yes", "no", "unsure", or nothing. */
  public String answer(String question) {
    return value(ANSWER + question);
  }

  public String last(String question) {
    return value(LAST + question);
  }

  Optional<LocalDate> lastOn(String question) {
    try {
      return last(question).isEmpty()
          ? Optional.empty()
          : Optional.of(Calendar.date(last(question)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The answers that can be read, by question. */
  Map<String, Answer> answers(List<String> questions) {
    var answers = new LinkedHashMap<String, Answer>();
    for (var question : questions) {
      for (var word : Answer.Word.values()) {
        if (word.name().toLowerCase(Locale.ROOT).equals(answer(question))) {
          var on = word == Answer.Word.YES ? lastOn(question).orElse(null) : null;
          answers.put(question, new Answer(word, on));
        }
      }
    }
    return answers;
  }

  /** Everything as hidden fields, but what the page itself asks for. */
  List<Carried> carried(Predicate<String> asked) {
    return fields.entrySet().stream()
        .filter(field -> !asked.test(field.getKey()))
        .map(field -> new Carried(field.getKey(), field.getValue()))
        .toList();
  }

  static boolean isAnswer(String field) {
    return field.startsWith(ANSWER) || field.startsWith(LAST);
  }

  static boolean isDetail(String field) {
    return KNOWN.indexOf(field) >= KNOWN.indexOf("zone");
  }
}
