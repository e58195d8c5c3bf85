package afterglow.followup.careplan;

import afterglow.followup.staff.StaffAccesses;
import afterglow.followup.staff.StaffMember;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Answers staff who ask what a patient gets, got, or did not get, and why. */
@Path("/api/followup/patients/{patient}/care-plans")
class CarePlanResource {
  private final CarePlans plans;
  private final FollowUps followUps;
  private final StaffMember staff;
  private final StaffAccesses accesses;

  CarePlanResource(
      CarePlans plans, FollowUps followUps, StaffMember staff, StaffAccesses accesses) {
    this.plans = plans;
    this.followUps = followUps;
    this.staff = staff;
    this.accesses = accesses;
  }

  /** One care plan with every step that was ever planned in it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CarePlanView(
      UUID id,
      String clinic,
      UUID appointment,
      int appointmentVersion,
      String treatment,
      CarePlan.State state,
      @Nullable Integer protocolVersion,
      Instant start,
      @Nullable Instant endedAt,
      ZoneId patientZone,
      List<FollowUpView> followUps) {}

  /** One planned message and its fate. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FollowUpView(
      UUID id,
      Purpose purpose,
      List<String> steps,
      int appointmentVersion,
      FollowUpStatus status,
      @Nullable Reason reason,
      @Nullable String messageTrouble,
      Instant dueAt,
      LocalDateTime dueLocal,
      ZoneId zone,
      Instant usefulUntil,
      boolean mustAnswer,
      boolean safety,
      @Nullable Instant sentAt,
      @Nullable Instant answeredAt) {
    static FollowUpView of(FollowUp one) {
      return new FollowUpView(
          one.id(),
          one.purpose(),
          one.steps(),
          one.anchorVersion(),
          one.status(),
          one.reason().orElse(null),
          one.messageTrouble().orElse(null),
          one.dueAt(),
          one.due().local(),
          one.due().zone(),
          one.usefulUntil(),
          one.mustAnswer(),
          one.safety(),
          one.sentAt().orElse(null),
          one.answeredAt().orElse(null));
    }
  }

  @GET
  @RolesAllowed({"reception", "clinician", "manager", "auditor"})
  @Transactional
  @Operation(summary = "A patient's care plans: every step, its local time, state and reason")
  @APIResponse(responseCode = "200", description = "The latest visit first")
  @APIResponse(responseCode = "401", description = "Nobody is signed in")
  @APIResponse(responseCode = "404", description = "The caller's clinics know no such patient")
  public List<CarePlanView> ofPatient(UUID patient) {
    var found = plans.ofPatient(staff.clinics(), patient);
    if (found.isEmpty()) {
      throw new NotFoundException();
    }
    accesses.saw("care-plans.read", found, CarePlan::clinic, plan -> patient);
    return found.stream().map(this::view).toList();
  }

  private CarePlanView view(CarePlan plan) {
    var version = plan.protocolVersion();
    return new CarePlanView(
        plan.id(),
        plan.clinic(),
        plan.appointment(),
        plan.anchorVersion(),
        plan.treatment(),
        plan.state(),
        version.isPresent() ? version.getAsInt() : null,
        plan.visitStart(),
        plan.visitEndedAt().orElse(null),
        plan.patientZone(),
        followUps.of(plan).stream().map(FollowUpView::of).toList());
  }
}
