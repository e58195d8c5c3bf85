package afterglow.booking.clinic;

import afterglow.booking.http.IfMatch;
import afterglow.booking.staff.StaffMember;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/**
 * A clinic's set-up and its catalogue, as files: whole, with the revision that they are of. Who
 * changes one says which revision they looked at.
 */
@Path("/api/booking/clinics/{clinic}")
@RolesAllowed("manager")
class SetupResource {
  private final FileReader files;
  private final Clinics clinics;
  private final StaffMember staff;

  SetupResource(FileReader files, Clinics clinics, StaffMember staff) {
    this.files = files;
    this.clinics = clinics;
    this.staff = staff;
  }

  record Kept(int revision, boolean changed) {}

  @GET
  @Path("setup")
  @Produces("application/yaml")
  @Transactional
  @Operation(summary = "The clinic, its places, people, rooms, equipment and hours: clinic.yaml")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  public Response setup(String clinic) {
    var documents = documents(clinic, false);
    return file(documents.revision(), documents.setup());
  }

  @GET
  @Path("catalogue")
  @Produces("application/yaml")
  @Transactional
  @Operation(summary = "Treatments, prices, series and screening: catalogue.yaml")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  public Response catalogue(String clinic) {
    var documents = documents(clinic, false);
    if (documents.catalogue() == null) {
      throw new NotFoundException();
    }
    return file(documents.revision(), documents.catalogue());
  }

  @PUT
  @Path("setup")
  @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(summary = "Replaces clinic.yaml; units keep their identity by code")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "422", description = "import-refused with file, line and rule")
  @APIResponse(responseCode = "428", description = "version-required")
  public Response keepSetup(
      String clinic, @RestHeader("If-Match") @Nullable String ifMatch, InputStream text) {
    var seen = IfMatch.version(ifMatch);
    var stands = documents(clinic, true);
    if (stands.revision() != seen) {
      return IfMatch.stale(stands.revision()).response();
    }
    return kept(seen, clinics.keep(clinic, files.clinic(text, clinic)));
  }

  @PUT
  @Path("catalogue")
  @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
  @Produces(MediaType.APPLICATION_JSON)
  @Transactional
  @Operation(summary = "Replaces catalogue.yaml")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "422", description = "import-refused with file, line and rule")
  @APIResponse(responseCode = "428", description = "version-required")
  public Response keepCatalogue(
      String clinic, @RestHeader("If-Match") @Nullable String ifMatch, InputStream text) {
    var seen = IfMatch.version(ifMatch);
    var stands = documents(clinic, true);
    if (stands.revision() != seen) {
      return IfMatch.stale(stands.revision()).response();
    }
    return kept(seen, clinics.keepCatalogue(clinic, files.catalogue(text)).orElse(false));
  }

  private Clinics.Documents documents(String clinic, boolean toChange) {
    staff.worksAt(clinic);
    return clinics.documents(clinic, toChange).orElseThrow(NotFoundException::new);
  }

  private Response file(int revision, JsonNode document) {
    return Response.ok(files.written(Objects.requireNonNull(document)), "application/yaml")
        .header("ETag", "\"" + revision + "\"")
        .build();
  }

  private static Response kept(int seen, boolean changed) {
    var revision = changed ? seen + 1 : seen;
    return Response.ok(new Kept(revision, changed)).header("ETag", "\"" + revision + "\"").build();
  }
}
