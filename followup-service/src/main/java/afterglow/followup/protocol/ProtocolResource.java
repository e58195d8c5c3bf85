package afterglow.followup.protocol;

import afterglow.followup.http.Problem;
import afterglow.followup.http.ServiceOnly;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The operator's way to set a clinic's protocols from a file, as often as wished. */
@Path("/internal/followup/clinics/{clinic}/protocols")
@ServiceOnly
@PermitAll
class ProtocolResource {
  private final PackReader reader;
  private final Protocols protocols;

  ProtocolResource(PackReader reader, Protocols protocols) {
    this.reader = reader;
    this.protocols = protocols;
  }

  record Imported(String clinic, boolean changed) {}

  @PUT
  @Consumes({"application/yaml", "application/json"})
  @Operation(summary = "Sets a clinic's protocols from protocols.yaml", hidden = true)
  public Imported put(String clinic, InputStream document) {
    if (!clinic.matches(ProtocolPack.SLUG)) {
      throw new NotFoundException();
    }
    return new Imported(clinic, protocols.keep(clinic, reader.read(document)));
  }

  @ServerExceptionMapper
  Response refused(ImportRefused refused) {
    return Problem.of("import-refused", 422, "The file cannot be imported", refused.getMessage())
        .with("errors", refused.flaws())
        .response();
  }
}
