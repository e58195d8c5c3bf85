package afterglow.notification.dev;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Off the local stack there is nothing under {@code /dev}, not even a method not allowed. On it
 * there is nothing for who comes by a name of another site, or from any page: a browser can be made
 * to send its user's own requests here.
 */
@Provider
@PreMatching
class NotInPublic implements ContainerRequestFilter {
  private static final Pattern THIS_MACHINE =
      Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d+)?");

  private static final List<String> ELSEWHERE = List.of("Origin", "X-Forwarded-Host", "Forwarded");

  private final boolean local;

  NotInPublic(@ConfigProperty(name = "afterglow.local", defaultValue = "false") boolean local) {
    this.local = local;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!(local && isFromThisMachine(request))
        && request.getUriInfo().getPathSegments().getFirst().getPath().equals("dev")) {
      throw new NotFoundException();
    }
  }

  /** Who says that they were forwarded may say any host, and nothing is forwarded here. */
  private static boolean isFromThisMachine(ContainerRequestContext request) {
    var host = request.getHeaderString(HttpHeaders.HOST);
    return host != null
        && THIS_MACHINE.matcher(host).matches()
        && ELSEWHERE.stream().noneMatch(name -> request.getHeaderString(name) != null);
  }
}
