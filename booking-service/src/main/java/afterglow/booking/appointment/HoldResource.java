package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinics;
import afterglow.booking.idempotency.CreatingCall;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Holding a time, by anybody. */
@Path("/api/booking/clinics/{clinic}/holds")
@PermitAll
class HoldResource {
  private final Clinics clinics;
  private final AppointmentBook book;

  HoldResource(Clinics clinics, AppointmentBook book) {
    this.clinics = clinics;
    this.book = book;
  }

  record Request(
      @NotBlank String treatment,
      @NotNull OffsetDateTime start,
      @Nullable String practitioner,
      @Nullable String location) {}

  @POST
  @ResponseStatus(201)
  @Operation(summary = "Holds a time for ten minutes")
  @APIResponse(responseCode = "201", description = "Held; the token books it")
  @APIResponse(responseCode = "400", description = "idempotency-key-missing, malformed-body")
  @APIResponse(responseCode = "404", description = "not-found: no such clinic")
  @APIResponse(responseCode = "409", description = "slot-taken with alternatives")
  @APIResponse(
      responseCode = "422",
      description = "not-bookable with rules, unknown-treatment, idempotency-key-reused, invalid")
  public Held hold(
      String clinic,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @NotNull @Valid Request request) {
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    var wish =
        new Wish(
            request.treatment(),
            request.start().toInstant(),
            request.practitioner(),
            request.location());
    return book.hold(c, wish, CreatingCall.byAnybody(c.id(), "hold", key, request));
  }
}
