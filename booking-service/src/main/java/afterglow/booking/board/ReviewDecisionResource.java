package afterglow.booking.board;

import afterglow.booking.appointment.StaffChanges;
import afterglow.booking.http.IfMatch;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** What a clinician decides on answers that they had to look at. */
@Path("/api/booking/appointments/{id}/review")
@RolesAllowed({"clinician", "manager"})
class ReviewDecisionResource {
  private final StaffChanges changes;
  private final StaffMember staff;

  ReviewDecisionResource(StaffChanges changes, StaffMember staff) {
    this.changes = changes;
    this.staff = staff;
  }

  enum Decision {
    APPROVE,
    DECLINE
  }

  /**
   * What a clinician decided.
   *
   * @param start another time, which they propose
   */
  record Verdict(@NotNull Decision decision, @Nullable OffsetDateTime start) {}

  @POST
  @Operation(summary = "Books it after all, at another time if need be, or declines it")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic's")
  @APIResponse(responseCode = "409", description = "not-allowed-from, slot-taken with alternatives")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "422", description = "not-bookable with rules")
  @APIResponse(responseCode = "428", description = "version-required")
  public RestResponse<StaffAppointmentResource.View> decide(
      UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Verdict verdict) {
    var version = IfMatch.version(ifMatch);
    var decided =
        switch (verdict.decision()) {
          case APPROVE ->
              changes.approve(
                  staff.clinics(),
                  id,
                  version,
                  verdict.start() == null ? null : verdict.start().toInstant());
          case DECLINE -> changes.decline(staff.clinics(), id, version);
        };
    return StaffAppointmentResource.view(decided, changes);
  }
}
