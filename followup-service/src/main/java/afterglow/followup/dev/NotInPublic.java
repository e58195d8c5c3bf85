package afterglow.followup.dev;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Off the local stack there is nothing under {@code /dev}, not even a method not allowed. */
@Provider
@PreMatching
class NotInPublic implements ContainerRequestFilter {
  private final boolean local;

  NotInPublic(@ConfigProperty(name = "afterglow.local", defaultValue = "false") boolean local) {
    this.local = local;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!local && request.getUriInfo().getPathSegments().getFirst().getPath().equals("dev")) {
      throw new NotFoundException();
    }
  }
}
