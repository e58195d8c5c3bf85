package afterglow.notification.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a body that says it is too large before any of it is read. What does not say how large it
 * is ends at the server's own limit, which answers without a document.
 */
@Singleton
public class BodyLimit {
  private final long largest;

  BodyLimit(
      @ConfigProperty(name = "afterglow.largest-body", defaultValue = "262144") long largest) {
    this.largest = largest;
  }

  @ServerRequestFilter(preMatching = true)
  public Optional<Response> check(ContainerRequestContext request) {
    return request.getLength() > largest
        ? Optional.of(RequestProblems.tooLarge())
        : Optional.empty();
  }
}
