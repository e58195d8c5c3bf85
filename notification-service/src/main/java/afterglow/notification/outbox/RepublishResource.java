package afterglow.notification.outbox;

import afterglow.notification.http.ServiceOnly;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** Where an operator refills a broker that has lost what was published. */
@Path("/internal/{service}/republish")
@ServiceOnly
@PermitAll
class RepublishResource {
  private final Republication republication;
  private final String name;

  RepublishResource(
      Republication republication, @ConfigProperty(name = "quarkus.application.name") String name) {
    this.republication = republication;
    this.name = name;
  }

  record Republished(long events) {}

  /** The same class serves in every service, each under its own name. */
  @POST
  @Operation(hidden = true)
  public Republished republish(String service) {
    if (!service.equals(name)) {
      throw new NotFoundException();
    }
    return new Republished(republication.request());
  }
}
