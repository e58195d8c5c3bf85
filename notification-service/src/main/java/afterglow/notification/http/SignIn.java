package afterglow.notification.http;

import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticator;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/**
 * What somebody without a valid session is told: people who open a page are sent to sign in,
 * programs get a problem document and never a redirect.
 */
@Singleton
public class SignIn {
  private final HttpAuthenticator authenticator;

  SignIn(HttpAuthenticator authenticator) {
    this.authenticator = authenticator;
  }

  Uni<Response> answer(RoutingContext request, ResourceInfo asked) {
    if (!asked.getResourceClass().isAnnotationPresent(StaffPage.class)) {
      return Uni.createFrom().item(RequestProblems.challenged());
    }
    if (request.request().method().equals(HttpMethod.POST)) {
      // What was sent is lost, so they sign in for the page of that part, never for the act.
      return Uni.createFrom().item(seeOther(part(asked)));
    }
    return authenticator.getChallenge(request).map(SignIn::challenged);
  }

  private static Response challenged(ChallengeData challenge) {
    if (challenge.status == 401) {
      // They come from signing in, yet bring nothing along: once more would end here again.
      return seeOther("/desk/not-signed-in");
    }
    var answer = Response.status(challenge.status);
    challenge.getHeaders().forEach((name, value) -> answer.header(name.toString(), value));
    return answer.build();
  }

  private static Response seeOther(String path) {
    return Response.status(303).header(HttpHeaders.LOCATION, path).build();
  }

  /** By the resource, since the path may have been written in many ways. */
  private static String part(ResourceInfo asked) {
    var path = asked.getResourceClass().getAnnotation(Path.class).value();
    var end = path.indexOf('/', 1);
    return end < 0 ? path : path.substring(0, end);
  }
}
