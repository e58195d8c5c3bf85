package afterglow.booking.impact;

import afterglow.booking.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What cannot be blocked. */
public class ImpactProblems {
  static class UnknownUnit extends RuntimeException {}

  @ServerExceptionMapper
  Response unknown(UnknownUnit e) {
    return Problem.of("unknown-unit", 422, "There is no such person, room or device", null)
        .response();
  }
}
