package afterglow.booking.desk;

import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** Answers of the desk's pages. */
final class Html {
  static final String TYPE = "text/html;charset=UTF-8";

  private Html() {}

  static Response page(int status, DeskFrame frame, TemplateInstance page) {
    return Response.status(status)
        .type(TYPE)
        .entity(page.setLocale(frame.language().locale()).render())
        .build();
  }

  /** After a form has done its work: the page that tells so, which may be loaded again. */
  static Response seeOther(String path) {
    return Response.status(303).header(HttpHeaders.LOCATION, path).build();
  }
}
