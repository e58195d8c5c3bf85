package afterglow.booking.clinic;

import afterglow.booking.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What is wrong with a set-up. */
public class SetupProblems {
  @ServerExceptionMapper
  Response refused(ImportRefused refused) {
    return Problem.of("import-refused", 422, "The file cannot be imported", refused.getMessage())
        .with("errors", refused.flaws())
        .response();
  }
}
