package afterglow.booking.page;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Treatment;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A patient on the way to an appointment: what for, in which language, and what they said so far.
 */
record Asking(
    Clinic clinic, Treatment treatment, Language language, Frame frame, Draft draft, String key) {

  static Asking of(
      Clinics clinics,
      String clinic,
      String treatment,
      MultivaluedMap<String, String> form,
      @Nullable String browser) {
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    var t = c.treatment(treatment).orElseThrow(NotFoundException::new);
    var language = Language.choose(form.getFirst("lang"), browser, c);
    return new Asking(
        c,
        t,
        language,
        Frame.of(c, language, form.getFirst("lang")),
        Draft.of(form, t.screening().questions()),
        Objects.requireNonNullElse(form.getFirst("key"), ""));
  }

  Asking with(String name, String value) {
    return new Asking(clinic, treatment, language, frame, draft.with(name, value), key);
  }

  String base() {
    return "/book/" + clinic.id() + "/" + treatment.code();
  }

  Location home() {
    return clinic.locations().getFirst();
  }

  Words words() {
    return language.words();
  }

  List<Question> questions() {
    return treatment.screening().questions().stream().map(this::question).toList();
  }

  private Question question(String code) {
    var text = Objects.requireNonNull(clinic.questions().get(code), code);
    return new Question(
        code, text.in(language.locale()), treatment.screening().washOut().containsKey(code));
  }
}
