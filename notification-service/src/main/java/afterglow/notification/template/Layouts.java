package afterglow.notification.template;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** How a letter looks as an e-mail, with and without styles. */
@CheckedTemplate(basePath = "mail")
public final class Layouts {
  private Layouts() {}

  public static native TemplateInstance page(Letter letter);

  public static native TemplateInstance plain(Letter letter);
}
