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
  private final URI publicUrl;

  OwnFormsOnly(@ConfigProperty(name = "afterglow.public-url") URI publicUrl) {
    this.publicUrl = publicUrl;
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

  /** A page with {@code Referrer-Policy: no-referrer} sends its forms with the origin "null". */
  private boolean isOurs(@Nullable String origin) {
    return origin == null || origin.equals("null") || URI.create(origin).equals(origin(publicUrl));
  }

  private static URI origin(URI url) {
    return url.resolve("/").toString().endsWith("/")
        ? URI.create(url.resolve("/").toString().replaceAll("/$", ""))
        : url;
  }
}
