package afterglow.booking.board;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.StaffChanges;
import afterglow.booking.http.IfMatch;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/**
 * What staff do with an appointment. Every act says in {@code If-Match} which version it was
 * decided on.
 */
@Path("/api/booking/appointments/{id}")
@RolesAllowed({"reception", "clinician", "manager"})
class StaffAppointmentResource {
  private final StaffChanges changes;
  private final StaffMember staff;

  StaffAppointmentResource(StaffChanges changes, StaffMember staff) {
    this.changes = changes;
    this.staff = staff;
  }

  record View(
      UUID id,
      String reference,
      AppointmentStatus status,
      OffsetDateTime start,
      OffsetDateTime end,
      @Nullable Instant endedAt,
      @Nullable Instant undoUntil,
      int version) {}

  record Move(@NotNull OffsetDateTime start) {}

  /** When the patient hears of a change that they have not been told yet. */
  enum Tell {
    NOW,
    NEVER
  }

  record Telling(@NotNull Tell when) {}

  /** What it should have been, and when it really ended if it took place. */
  record Correction(@NotNull AppointmentStatus status, @Nullable OffsetDateTime endedAt) {}

  record Fulfilment(@Nullable OffsetDateTime endedAt) {}

  @POST
  @Path("arrival")
  @Operation(summary = "The patient is here")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic's")
  @APIResponse(responseCode = "409", description = "not-allowed-from")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "428", description = "version-required")
  public RestResponse<View> arrive(UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
    return view(changes.arrive(staff.clinics(), id, IfMatch.version(ifMatch)));
  }

  @POST
  @Path("fulfilment")
  @Operation(summary = "The visit took place; aftercare counts from endedAt, or from now")
  @APIResponse(responseCode = "409", description = "not-allowed-from")
  @APIResponse(responseCode = "422", description = "ends-in-the-future, ends-before-booked")
  public RestResponse<View> fulfil(
      UUID id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @Valid @Nullable Fulfilment fulfilment) {
    var ended =
        fulfilment == null || fulfilment.endedAt() == null
            ? null
            : fulfilment.endedAt().toInstant();
    return view(changes.fulfil(staff.clinics(), id, IfMatch.version(ifMatch), ended));
  }

  @POST
  @Path("no-show")
  @Operation(summary = "The patient did not come")
  @APIResponse(responseCode = "409", description = "not-allowed-from")
  public RestResponse<View> miss(UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
    return view(changes.miss(staff.clinics(), id, IfMatch.version(ifMatch)));
  }

  @POST
  @Path("cancellation")
  @Operation(summary = "The clinic calls it off")
  @APIResponse(responseCode = "409", description = "not-allowed-from")
  public RestResponse<View> cancel(UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
    return view(changes.cancel(staff.clinics(), id, IfMatch.version(ifMatch)));
  }

  @POST
  @Path("reschedule")
  @Operation(summary = "Moves it to another free time")
  @APIResponse(responseCode = "409", description = "slot-taken with alternatives, not-allowed-from")
  @APIResponse(responseCode = "422", description = "not-bookable with rules")
  public RestResponse<View> reschedule(
      UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Move move) {
    return view(
        changes.reschedule(
            staff.clinics(), id, IfMatch.version(ifMatch), move.start().toInstant()));
  }

  @POST
  @Path("reassignment")
  @Operation(summary = "Gives it other units at the same time, because one of its own is away")
  @APIResponse(responseCode = "409", description = "slot-taken with alternatives, not-allowed-from")
  public RestResponse<View> reassign(UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
    return view(changes.reassign(staff.clinics(), id, IfMatch.version(ifMatch)));
  }

  @POST
  @Path("correction")
  @Operation(summary = "Staff said something wrong of it: arrival, fulfilment, no-show or the end")
  @APIResponse(responseCode = "409", description = "not-allowed-from")
  @APIResponse(responseCode = "422", description = "ends-in-the-future, ends-before-booked")
  public RestResponse<View> correct(
      UUID id,
      @RestHeader("If-Match") @Nullable String ifMatch,
      @NotNull @Valid Correction correction) {
    var ended = correction.endedAt() == null ? null : correction.endedAt().toInstant();
    return view(
        changes.correct(staff.clinics(), id, IfMatch.version(ifMatch), correction.status(), ended));
  }

  @POST
  @Path("undo")
  @Operation(summary = "Takes back what was done last, while that can be done")
  @APIResponse(responseCode = "409", description = "nothing-to-undo")
  public RestResponse<View> undo(UUID id, @RestHeader("If-Match") @Nullable String ifMatch) {
    return view(changes.undo(staff.clinics(), id, IfMatch.version(ifMatch)));
  }

  @POST
  @Path("telling")
  @Operation(summary = "Tells the patient of the last change now, or never")
  @APIResponse(responseCode = "409", description = "nothing-to-tell")
  public RestResponse<View> tell(
      UUID id, @RestHeader("If-Match") @Nullable String ifMatch, @NotNull @Valid Telling telling) {
    return view(
        changes.tell(staff.clinics(), id, IfMatch.version(ifMatch), telling.when() == Tell.NOW));
  }

  private RestResponse<View> view(Appointment a) {
    return view(a, changes);
  }

  static RestResponse<View> view(Appointment a, StaffChanges changes) {
    var view =
        new View(
            a.id(),
            a.reference(),
            a.status(),
            a.start().atZone(a.zone()).toOffsetDateTime(),
            a.end().atZone(a.zone()).toOffsetDateTime(),
            a.endedAt(),
            changes.undoUntil(a).orElse(null),
            a.version());
    return RestResponse.ResponseBuilder.ok(view).header("ETag", "\"" + a.version() + "\"").build();
  }
}
