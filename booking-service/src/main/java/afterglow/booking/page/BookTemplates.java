package afterglow.booking.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;
import java.util.Map;

/** The pages on the way to an appointment. */
@CheckedTemplate(basePath = "book")
final class BookTemplates {
  private BookTemplates() {}

  static native TemplateInstance clinics(Frame frame, List<Card> clinics);

  static native TemplateInstance treatments(Frame frame, List<Card> treatments);

  static native TemplateInstance times(Frame frame, Times times, String treatment);

  static native TemplateInstance lost(Frame frame, Lost lost);

  static native TemplateInstance questions(
      Frame frame, Step step, List<Question> questions, Map<String, String> errors);

  static native TemplateInstance details(Frame frame, Step step, Map<String, String> errors);

  static native TemplateInstance check(Frame frame, Step step, Visit visit, List<Noted> noted);

  static native TemplateInstance talk(Frame frame, String base, List<Carried> carried);
}
