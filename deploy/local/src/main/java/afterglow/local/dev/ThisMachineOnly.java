package afterglow.local.dev;

import afterglow.local.gateway.Problem;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Keeps out who came by another name than this machine's, and a change that a page of another site
 * asks for: no such page may move the clock or stop a part.
 */
class ThisMachineOnly implements Handler<RoutingContext> {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]", "::1");
  private static final Set<HttpMethod> LOOKING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Set<String> OURS = Set.of("same-origin", "none");

  @Override
  public void handle(RoutingContext context) {
    var request = context.request();
    if (isLoopback(request) && (LOOKING.contains(request.method()) || isOurs(request))) {
      context.next();
    } else {
      new Problem("not-allowed", 403, "Only from this machine", "Open /dev on localhost.")
          .send(context.response());
    }
  }

  private static boolean isLoopback(HttpServerRequest request) {
    var authority = request.authority();
    return authority != null && LOOPBACK.contains(authority.host());
  }

  /** Programs name neither a site nor an origin. */
  private static boolean isOurs(HttpServerRequest request) {
    @Nullable String site = request.getHeader("Sec-Fetch-Site");
    @Nullable String origin = request.getHeader("Origin");
    return (site == null || OURS.contains(site))
        && (origin == null || origin.equals("http://" + request.authority()));
  }
}
