package afterglow.booking.page;

import jakarta.ws.rs.ForbiddenException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Refuses a form that another site sends, as far as the browser says where it comes from. */
@Provider
@PatientPage
class OwnFormsOnly implements ContainerRequestFilter {
  private final String origin;

  OwnFormsOnly(@ConfigProperty(name = "afterglow.public-url") URI publicUrl) {
    this.origin = publicUrl.getScheme() + "://" + publicUrl.getRawAuthority();
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!request.getMethod().equals("POST")) {
      return;
    }
    var site = request.getHeaderString("Sec-Fetch-Site");
    var ours =
        site == null
            ? isOurs(request.getHeaderString("Origin"))
            : site.equals("same-origin") || site.equals("none");
    if (!ours) {
      throw new ForbiddenException();
    }
  }

  /**
   * Under {@code Referrer-Policy: no-referrer} a browser sends "null". Nothing but the form itself
   * carries authority here, so that a browser too old for Sec-Fetch-Site risks nothing.
   */
  private boolean isOurs(@Nullable String origin) {
    return origin == null || origin.equals("null") || origin.equals(this.origin);
  }
}
