package afterglow.followup.cases;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The care pages. */
@CheckedTemplate(basePath = "care")
final class CareTemplates {
  private CareTemplates() {}

  static native TemplateInstance cases(CareFrame frame, CareView view);

  static native TemplateInstance gone(CareFrame frame);

  static native TemplateInstance noAccess(CareFrame frame, String roles, String clinics);
}
