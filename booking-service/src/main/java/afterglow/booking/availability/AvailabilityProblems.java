package afterglow.booking.availability;

import afterglow.booking.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What cannot be asked of availability. */
public class AvailabilityProblems {
  static class BadRange extends RuntimeException {}

  static class Unknown extends RuntimeException {
    private final String what;

    Unknown(String what) {
      super("Unknown " + what);
      this.what = what;
    }
  }

  @ServerExceptionMapper
  Response badRange(BadRange e) {
    return Problem.of(
            "bad-range",
            400,
            "The time asked for cannot be read",
            "from and to are dates (2026-11-26) or date-times with offset, at most 62 days apart")
        .response();
  }

  @ServerExceptionMapper
  Response unknown(Unknown e) {
    return Problem.of("unknown-" + e.what, 422, "There is no such " + e.what, null).response();
  }
}
