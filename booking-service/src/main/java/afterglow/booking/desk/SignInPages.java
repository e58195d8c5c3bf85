package afterglow.booking.desk;

import afterglow.booking.http.StaffPage;
import afterglow.booking.page.Html;
import afterglow.booking.page.Language;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationCompletionException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where everybody comes back to from signing in, whichever service's page they wanted. */
@Path("/desk")
@StaffPage
@Produces(Html.TYPE)
class SignInPages {

  /** Whoever wanted a certain page has been sent on to it before this is asked. */
  @GET
  @Path("sign-in")
  @Authenticated
  @Operation(hidden = true)
  public Response signedIn() {
    return Html.seeOther("/desk");
  }

  @GET
  @Path("not-signed-in")
  @PermitAll
  @Operation(hidden = true)
  public Response notSignedIn(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var frame = DeskFrame.ofNobody(Language.ofBrowser(browser));
    return Html.page(200, frame.language(), SignInTemplates.notSignedIn(frame));
  }

  /** A sign-in that was begun elsewhere, or too long ago, or was broken off. */
  @ServerExceptionMapper(AuthenticationCompletionException.class)
  Response notCompleted() {
    return Html.seeOther("/desk/not-signed-in");
  }
}
