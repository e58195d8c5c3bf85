package afterglow.booking.page;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** Pages that belong to no flow. */
@CheckedTemplate(basePath = "")
final class Templates {
  private Templates() {}

  static native TemplateInstance gone(Frame frame);
}
