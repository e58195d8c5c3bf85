package afterglow.booking.http;

import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a change that another site's page asks for: the browser would add the session of whoever
 * looks at that page. It looks at no path, so that no spelling of one gets around it.
 */
@Singleton
public class SameOriginGuard {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
  private static final String SESSION = "q_session";

  private final String origin;

  SameOriginGuard(@ConfigProperty(name = "afterglow.public-url") URI publicUrl) {
    this.origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
  }

  @ServerRequestFilter(preMatching = true)
  public Optional<Response> check(ContainerRequestContext request) {
    return SAFE.contains(request.getMethod()) || isByCredentials(request) || isOurs(request)
        ? Optional.empty()
        : Optional.of(RequestProblems.crossSite());
  }

  /**
   * No browser adds these by itself, and with them a session is not looked at. Others, such as
   * {@code Basic}, a browser remembers and adds.
   */
  private static boolean isByCredentials(ContainerRequestContext request) {
    var credentials = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    return credentials != null && credentials.startsWith("Bearer ");
  }

  private boolean isOurs(ContainerRequestContext request) {
    var session = request.getCookies().keySet().stream().anyMatch(c -> c.startsWith(SESSION));
    var site = request.getHeaderString("Sec-Fetch-Site");
    if (site != null) {
      return site.equals("same-origin") || (site.equals("none") && !session);
    }
    var from = request.getHeaderString("Origin");
    return origin.equals(from) || (!session && isUnsaid(from));
  }

  /** Programs say nothing, and old browsers "null" under {@code Referrer-Policy: no-referrer}. */
  private static boolean isUnsaid(@Nullable String origin) {
    return origin == null || origin.equals("null");
  }
}
