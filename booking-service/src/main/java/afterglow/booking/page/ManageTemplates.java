package afterglow.booking.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The pages behind a patient's link. They name no treatment. */
@CheckedTemplate(basePath = "manage")
final class ManageTemplates {
  private ManageTemplates() {}

  static native TemplateInstance booked(Frame frame, Meeting meeting);

  static native TemplateInstance appointment(Frame frame, Meeting meeting, boolean moved);

  static native TemplateInstance ended(
      Frame frame, Meeting meeting, String title, String text, boolean again, boolean undo);

  static native TemplateInstance move(Frame frame, Meeting meeting, Times times);

  static native TemplateInstance moving(Frame frame, Meeting meeting, String start, String newWhen);

  static native TemplateInstance taken(Frame frame, Meeting meeting, Lost lost);

  static native TemplateInstance cancel(Frame frame, Meeting meeting);
}
