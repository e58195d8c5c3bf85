package afterglow.booking.impact;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.http.FreeText;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Absences of people, rooms and devices out of use. */
@Path("/api/booking/clinics/{clinic}/blocks")
@RolesAllowed({"reception", "manager"})
class BlockResource {
  private static final Duration LONGEST = Duration.ofDays(366);

  private final Clinics clinics;
  private final Impacts impacts;
  private final StaffMember staff;

  BlockResource(Clinics clinics, Impacts impacts, StaffMember staff) {
    this.clinics = clinics;
    this.impacts = impacts;
    this.staff = staff;
  }

  /**
   * A unit that is to be away.
   *
   * @param unit the code of a practitioner, a room or a piece of equipment
   */
  record Request(
      @NotBlank String unit,
      @NotNull OffsetDateTime from,
      @NotNull OffsetDateTime until,
      @Nullable @Size(max = 500) @Pattern(regexp = FreeText.ALLOWED, message = FreeText.MESSAGE)
          String note) {
    @AssertTrue(message = "until comes after from, within a year")
    boolean isTime() {
      return from == null
          || until == null
          || (from.isBefore(until)
              && Duration.between(from, until).compareTo(LONGEST) <= 0
              && from.getYear() > 2000
              && until.getYear() < 3000);
    }

    Block block() {
      return new Block(
          UUID.randomUUID(),
          unit,
          new TimeRange(from.toInstant(), until.toInstant()),
          note == null ? null : FreeText.tidy(note));
    }
  }

  record Blocked(UUID id) {}

  @GET
  @Operation(summary = "What is out of use or away, and will be")
  public List<Block> all(String clinic) {
    return impacts.blocks(clinic(clinic));
  }

  @POST
  @Path("impact")
  @Operation(summary = "Which visits would lose their place; nothing is changed")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  @APIResponse(responseCode = "422", description = "invalid, unknown-unit")
  public List<Impacts.Affected> impact(String clinic, @NotNull @Valid Request request) {
    var c = clinic(clinic);
    unit(c, request);
    return impacts.foreseen(c, request.block());
  }

  @POST
  @ResponseStatus(201)
  @Operation(summary = "Keeps new visits from a unit; those that it has become orphans")
  @APIResponse(responseCode = "400", description = "idempotency-key-missing")
  @APIResponse(responseCode = "422", description = "invalid, unknown-unit")
  public Blocked block(
      String clinic,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @NotNull @Valid Request request) {
    var c = clinic(clinic);
    var call = CreatingCall.byStaff(c.id(), "block", staff.id(), key, request);
    return new Blocked(impacts.block(c, unit(c, request), request.block(), call));
  }

  @DELETE
  @Path("{block}")
  @Operation(summary = "Gives the unit free again")
  @APIResponse(responseCode = "404", description = "not-found")
  public void unblock(String clinic, UUID block) {
    if (!impacts.unblock(clinic(clinic), block)) {
      throw new NotFoundException();
    }
  }

  private Clinic clinic(String id) {
    staff.worksAt(id);
    return clinics.find(id).orElseThrow(NotFoundException::new);
  }

  private static Unit unit(Clinic clinic, Request request) {
    return clinic.units().stream()
        .filter(unit -> unit.code().equals(request.unit()))
        .findFirst()
        .orElseThrow(ImpactProblems.UnknownUnit::new);
  }
}
