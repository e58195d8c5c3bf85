package afterglow.booking.manage;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.PatientChanges;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.http.FreeText;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Looking at, moving, cancelling and confirming one's own appointment. */
@Path("/api/booking/manage/{token}")
@PermitAll
class ManageResource {
  private final PatientChanges changes;
  private final Clinics clinics;

  ManageResource(PatientChanges changes, Clinics clinics) {
    this.changes = changes;
    this.clinics = clinics;
  }

  /** Time and place, and nothing of what it is for: links get forwarded. */
  record View(
      String clinic,
      String clinicName,
      String reference,
      AppointmentStatus status,
      OffsetDateTime start,
      OffsetDateTime end,
      ZoneId zone,
      Place location,
      @Nullable Instant confirmedAt,
      @Nullable Instant undoUntil,
      int version) {}

  record Place(String name, String address, String city, String phone) {}

  record Move(@NotNull OffsetDateTime start) {}

  record Cancellation(
      @Nullable @Size(max = 500) @Pattern(regexp = FreeText.ALLOWED, message = FreeText.MESSAGE)
          String reason) {
    Cancellation {
      reason = reason == null ? null : FreeText.tidy(reason);
    }
  }

  @GET
  @ResponseHeader(name = "Referrer-Policy", value = "no-referrer")
  @Operation(summary = "The appointment that a link opens")
  @APIResponse(responseCode = "404", description = "not-found: unknown, expired or revoked alike")
  public View look(String token) {
    return view(changes.open(token));
  }

  @POST
  @Path("reschedule")
  @Operation(summary = "Moves it; the old time is given up only when the new one is had")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(
      responseCode = "409",
      description = "slot-taken with alternatives, not-allowed-from, already-begun")
  @APIResponse(responseCode = "422", description = "not-bookable with rules")
  public View reschedule(String token, @NotNull @Valid Move move) {
    return view(changes.reschedule(token, move.start().toInstant()));
  }

  @POST
  @Path("cancellation")
  @Operation(summary = "Calls it off; once more changes nothing")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "not-allowed-from, already-begun")
  public View cancel(String token, @Valid @Nullable Cancellation cancellation) {
    return view(changes.cancel(token, cancellation == null ? null : cancellation.reason()));
  }

  @POST
  @Path("confirmation")
  @Operation(summary = "The patient says that they will come")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "not-allowed-from, already-begun")
  public View confirm(String token) {
    return view(changes.confirm(token));
  }

  @POST
  @Path("undo")
  @Operation(summary = "Takes the patient's own cancellation back, for ten minutes")
  @APIResponse(responseCode = "404", description = "not-found")
  @APIResponse(responseCode = "409", description = "nothing-to-undo, already-begun")
  public View undo(String token) {
    return view(changes.undo(token));
  }

  private View view(Appointment a) {
    var clinic = clinics.find(a.clinic()).orElseThrow(NotFoundException::new);
    var at = clinic.location(a.location());
    return new View(
        clinic.id(),
        clinic.name(),
        a.reference(),
        a.status(),
        a.start().atZone(a.zone()).toOffsetDateTime(),
        a.end().atZone(a.zone()).toOffsetDateTime(),
        a.zone(),
        new Place(at.name(), at.address(), at.city(), at.phone()),
        a.confirmedAt(),
        changes.undoUntil(a).orElse(null),
        a.version());
  }
}
