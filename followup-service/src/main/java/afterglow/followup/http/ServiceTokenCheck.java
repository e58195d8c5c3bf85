package afterglow.followup.http;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Lets nobody pass without the service token; to others the path does not exist. */
@Provider
@ServiceOnly
class ServiceTokenCheck implements ContainerRequestFilter {
  private final byte[] expected;

  ServiceTokenCheck(@ConfigProperty(name = "afterglow.service-token") String token) {
    this.expected = token.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    var shown = request.getHeaderString("Service-Token");
    if (shown == null || !MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected)) {
      throw new NotFoundException();
    }
  }
}
