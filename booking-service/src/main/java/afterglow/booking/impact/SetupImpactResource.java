package afterglow.booking.impact;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What other hours, closures or units would do to visits to come. */
@Path("/api/booking/clinics/{clinic}/setup/impact")
@RolesAllowed("manager")
class SetupImpactResource {
  private final Clinics clinics;
  private final Impacts impacts;
  private final StaffMember staff;

  SetupImpactResource(Clinics clinics, Impacts impacts, StaffMember staff) {
    this.clinics = clinics;
    this.impacts = impacts;
    this.staff = staff;
  }

  @POST
  @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
  @Operation(summary = "Which visits would lose their place with this clinic.yaml; it is not kept")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  @APIResponse(responseCode = "422", description = "import-refused with file, line and rule")
  public List<Impacts.Affected> impact(String clinic, InputStream setup) {
    staff.worksAt(clinic);
    var stands = clinics.find(clinic).orElseThrow(NotFoundException::new);
    return impacts.foreseen(stands, setup).orElseThrow(NotFoundException::new);
  }
}
