package afterglow.booking.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.util.List;

/** The desk's pages. */
@CheckedTemplate(basePath = "desk")
final class DeskTemplates {
  private DeskTemplates() {}

  static native TemplateInstance day(DeskFrame frame, DayView view);

  static native TemplateInstance clinics(DeskFrame frame, List<DayView.Choice> clinics);

  static native TemplateInstance appointment(DeskFrame frame, AppointmentView view);

  static native TemplateInstance cancel(DeskFrame frame, AppointmentView view);

  static native TemplateInstance gone(DeskFrame frame);

  static native TemplateInstance noAccess(DeskFrame frame, String roles, String clinics);
}
