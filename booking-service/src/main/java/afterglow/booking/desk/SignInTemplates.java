package afterglow.booking.desk;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What those read who are not signed in, or not for this. */
@CheckedTemplate(basePath = "desk")
final class SignInTemplates {
  private SignInTemplates() {}

  static native TemplateInstance signedOut(DeskFrame frame);

  static native TemplateInstance notSignedIn(DeskFrame frame);
}
