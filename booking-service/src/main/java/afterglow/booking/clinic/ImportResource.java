package afterglow.booking.clinic;

import afterglow.booking.http.ServiceOnly;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The operator's way to set up a clinic from files, as often as wished. */
@Path("/internal/booking/clinics/{clinic}")
@ServiceOnly
@PermitAll
@Consumes({"application/yaml", "application/json"})
class ImportResource {
  private final FileReader files;
  private final Clinics clinics;

  ImportResource(FileReader files, Clinics clinics) {
    this.files = files;
    this.clinics = clinics;
  }

  record Imported(String clinic, boolean changed) {}

  @PUT
  @Operation(summary = "Sets up a clinic from clinic.yaml", hidden = true)
  public Imported clinic(String clinic, InputStream document) {
    return new Imported(clinic, clinics.keep(clinic, files.clinic(document, clinic)));
  }

  @PUT
  @Path("catalogue")
  @Operation(summary = "Sets a clinic's treatments from catalogue.yaml", hidden = true)
  public Imported catalogue(String clinic, InputStream document) {
    var changed =
        clinics
            .keepCatalogue(clinic, files.catalogue(document))
            .orElseThrow(NotFoundException::new);
    return new Imported(clinic, changed);
  }
}
