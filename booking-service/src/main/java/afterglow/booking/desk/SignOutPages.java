package afterglow.booking.desk;

import afterglow.booking.http.StaffPage;
import afterglow.booking.page.Html;
import afterglow.booking.page.Language;
import io.quarkus.oidc.OidcSession;
import io.quarkus.security.Authenticated;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import java.net.URI;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where staff sign out of all services and of the provider at once; looking signs nobody out. */
@Path("/desk")
@StaffPage
@Produces(Html.TYPE)
class SignOutPages {
  private final OidcSession session;
  private final String client;
  private final Optional<String> endOfSession;
  private final URI signedOut;

  SignOutPages(
      OidcSession session,
      @ConfigProperty(name = "quarkus.oidc.client-id") String client,
      @ConfigProperty(name = "quarkus.oidc.end-session-path") Optional<String> endOfSession,
      @ConfigProperty(name = "afterglow.public-url") URI publicUrl) {
    this.session = session;
    this.client = client;
    this.endOfSession = endOfSession;
    this.signedOut = UriBuilder.fromUri(publicUrl).path("desk/signed-out").build();
  }

  @POST
  @Path("sign-out")
  @Authenticated
  @Operation(hidden = true)
  public Response signOut() {
    var token = session.getIdToken().getRawToken();
    session.logout().await().indefinitely();
    return endSession(token);
  }

  /** The session here has ended already; the one at the provider perhaps has not. */
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response nothingToEnd() {
    return endSession(null);
  }

  @GET
  @Path("signed-out")
  @PermitAll
  @Operation(hidden = true)
  public Response signedOut(@RestHeader(HttpHeaders.ACCEPT_LANGUAGE) @Nullable String browser) {
    var frame = DeskFrame.ofNobody(Language.ofBrowser(browser));
    return Html.page(200, frame.language(), SignInTemplates.signedOut(frame));
  }

  /** The provider ends its own session too and sends the browser back to us. */
  private Response endSession(@Nullable String token) {
    if (endOfSession.isEmpty()) {
      return Html.seeOther(signedOut.toString());
    }
    var end =
        UriBuilder.fromUri(endOfSession.get())
            .queryParam("client_id", client)
            .queryParam("post_logout_redirect_uri", signedOut);
    return Html.seeOther(
        (token == null ? end : end.queryParam("id_token_hint", token)).build().toString());
  }
}
