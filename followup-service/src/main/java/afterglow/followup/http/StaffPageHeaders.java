package afterglow.followup.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Keeps staff pages out of caches, frames and other sites' logs. */
@Provider
@StaffPage
class StaffPageHeaders implements ContainerResponseFilter {
  private final String policy;

  StaffPageHeaders(
      @ConfigProperty(name = "quarkus.oidc.end-session-path") Optional<String> endOfSession) {
    this.policy =
        "default-src 'none'; style-src 'self'; img-src 'self' data:; script-src 'self';"
            + " connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'"
            + endOfSession.map(StaffPageHeaders::origin).orElse("");
  }

  /** A browser holds a form to the policy through redirects too, and signing out ends elsewhere. */
  private static String origin(String address) {
    var uri = URI.create(address);
    return uri.isAbsolute() ? " " + uri.getScheme() + "://" + uri.getRawAuthority() : "";
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    var headers = response.getHeaders();
    headers.putSingle("Content-Security-Policy", policy);
    headers.putSingle("Referrer-Policy", "same-origin");
    headers.putSingle("Cache-Control", "no-store");
    headers.putSingle("X-Robots-Tag", "noindex");
    headers.putSingle("X-Content-Type-Options", "nosniff");
  }
}
