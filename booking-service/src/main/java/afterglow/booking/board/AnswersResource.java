package afterglow.booking.board;

import afterglow.booking.appointment.Answer;
import afterglow.booking.appointment.ChangedAnswers;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** What a patient tells staff between visits. */
@Path("/api/booking/clinics/{clinic}/patients/{patient}/answers")
@RolesAllowed({"reception", "clinician", "manager"})
class AnswersResource {
  private final Clinics clinics;
  private final ChangedAnswers changed;
  private final StaffMember staff;

  AnswersResource(Clinics clinics, ChangedAnswers changed, StaffMember staff) {
    this.clinics = clinics;
    this.changed = changed;
    this.staff = staff;
  }

  record Request(@NotEmpty Map<String, @NotNull @Valid Answer> answers) {}

  /** The visits that a clinician has to look at now because of it. */
  record Screened(List<UUID> toReview) {}

  @POST
  @Operation(summary = "Screens a patient's visits to come again with an answer that has changed")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  @APIResponse(responseCode = "422", description = "invalid")
  public Screened tell(String clinic, UUID patient, @NotNull @Valid Request request) {
    staff.worksAt(clinic);
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    return new Screened(changed.take(c, patient, request.answers()));
  }
}
