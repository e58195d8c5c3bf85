package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.idempotency.CreatingCall;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Turning a hold into an appointment, by the patient. */
@Path("/api/booking/clinics/{clinic}/appointments")
@PermitAll
class AppointmentResource {
  private final Clinics clinics;
  private final AppointmentBook book;

  AppointmentResource(Clinics clinics, AppointmentBook book) {
    this.clinics = clinics;
    this.book = book;
  }

  record Request(
      @NotNull UUID hold,
      @NotBlank @Size(max = 200) String token,
      @NotNull @Valid Person patient,
      @NotNull @Valid Agreement consent,
      @NotNull Map<String, @NotNull @Valid Answer> answers) {}

  record Agreement(@AssertTrue(message = "is needed to book") boolean care, boolean marketing) {}

  @POST
  @ResponseStatus(201)
  @Operation(summary = "Books the time that is held")
  @APIResponse(responseCode = "201", description = "Booked, with the link to move or cancel it")
  @APIResponse(responseCode = "404", description = "not-found, unknown-hold")
  @APIResponse(responseCode = "409", description = "talk-to-us-first, too-soon")
  @APIResponse(responseCode = "410", description = "hold-expired")
  @APIResponse(
      responseCode = "422",
      description = "invalid, screening-incomplete, unusable-phone, idempotency-key-reused")
  public Booked book(
      String clinic,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @NotNull @Valid Request request) {
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    var form =
        new BookingForm(
            request.hold(),
            request.token(),
            request.patient().at(c),
            request.consent().marketing(),
            request.answers());
    return book.book(c, form, CreatingCall.byAnybody(c.id(), "appointment", key, request));
  }
}
