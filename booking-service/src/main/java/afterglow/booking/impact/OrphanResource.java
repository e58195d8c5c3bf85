package afterglow.booking.impact;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** Visits that have lost their place. */
@Path("/api/booking/clinics/{clinic}/orphans")
@RolesAllowed({"reception", "clinician", "manager"})
class OrphanResource {
  private final Clinics clinics;
  private final Impacts impacts;
  private final StaffMember staff;

  OrphanResource(Clinics clinics, Impacts impacts, StaffMember staff) {
    this.clinics = clinics;
    this.impacts = impacts;
    this.staff = staff;
  }

  @GET
  @Operation(summary = "Visits that have lost their place, each until it has another, by time")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  public List<Impacts.Affected> orphans(String clinic) {
    staff.worksAt(clinic);
    return impacts.now(clinics.find(clinic).orElseThrow(NotFoundException::new));
  }
}
