package afterglow.booking.idempotency;

import afterglow.booking.http.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** How a refused key looks on the wire. */
class CallProblems {
  @ServerExceptionMapper
  Response refused(CallRefused refused) {
    return switch (refused) {
      case CallRefused.KeyMissing missing ->
          Problem.of(
                  "idempotency-key-missing",
                  400,
                  "An Idempotency-Key is needed",
                  "Send the header Idempotency-Key with a value of your own, such as a UUID, so"
                      + " that sending again cannot book twice")
              .response();
      case CallRefused.KeyReused reused ->
          Problem.of(
                  "idempotency-key-reused",
                  422,
                  "This Idempotency-Key came before with another body",
                  "Use a new key for a new request")
              .response();
      case CallRefused.StillInFlight inFlight ->
          Problem.of(
                  "request-in-flight",
                  409,
                  "The same request is being worked on",
                  "Send it again in a second")
              .response();
    };
  }
}
