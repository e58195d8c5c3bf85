package afterglow.booking.availability;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.diary.ClaimKind;
import afterglow.booking.diary.Rule;
import afterglow.booking.staff.StaffMember;
import afterglow.booking.time.Calendar;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Why a time cannot be had, for staff: it tells whether somebody is away. */
@Path("/api/booking/clinics/{clinic}/slots/blocked")
@RolesAllowed({"reception", "clinician", "manager", "auditor"})
class BlockedResource {
  private final Clinics clinics;
  private final Availability availability;
  private final StaffMember staff;

  BlockedResource(Clinics clinics, Availability availability, StaffMember staff) {
    this.clinics = clinics;
    this.availability = availability;
    this.staff = staff;
  }

  /** Why a visit cannot start at a time; no rules where it can. */
  record Reasons(OffsetDateTime start, String location, List<Reason> rules) {}

  /**
   * @param by what takes the units that would be at work
   */
  record Reason(Rule rule, Set<ClaimKind> by) {}

  @GET
  @Operation(summary = "Why a visit cannot start at a time: every rule that it breaks, by location")
  @APIResponse(responseCode = "400", description = "bad-range: start cannot be read")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  @APIResponse(responseCode = "422", description = "unknown-treatment, unknown-practitioner")
  public List<Reasons> blocked(
      String clinic,
      @RestQuery @Nullable String treatment,
      @Parameter(description = "A date-time with offset") @RestQuery @Nullable String start,
      @RestQuery @Nullable String practitioner) {
    staff.worksAt(clinic);
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    var preference = Preference.of(AvailabilityResource.practitioner(c, practitioner));
    var at = instant(start);
    return availability
        .whyNot(c, AvailabilityResource.treatment(c, treatment), at, preference)
        .entrySet()
        .stream()
        .map(
            why ->
                new Reasons(
                    at.atZone(c.location(why.getKey()).zone()).toOffsetDateTime(),
                    why.getKey(),
                    why.getValue().stream().map(b -> new Reason(b.rule(), b.by())).toList()))
        .toList();
  }

  private static Instant instant(@Nullable String text) {
    try {
      return Calendar.instant(String.valueOf(text));
    } catch (DateTimeException e) {
      throw new AvailabilityProblems.BadRange();
    }
  }
}
