package afterglow.booking.page;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers that are pages. */
public final class Html {
  public static final String TYPE = "text/html;charset=UTF-8";

  private Html() {}

  public static Response page(int status, Language language, TemplateInstance page) {
    return Response.status(status)
        .type(TYPE)
        .entity(page.setLocale(language.locale()).render())
        .build();
  }

  /** After a form has done its work: the page that tells so, which may be loaded again. */
  public static Response seeOther(String path) {
    return Response.status(303).header(HttpHeaders.LOCATION, path).build();
  }

  static Response gone(Frame frame) {
    return page(404, frame.language(), Templates.gone(frame));
  }
}
