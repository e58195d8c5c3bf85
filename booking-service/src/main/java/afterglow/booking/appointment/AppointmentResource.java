package afterglow.booking.appointment;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.patient.Channel;
import afterglow.booking.patient.Patient;
import afterglow.booking.patient.PhoneNumbers;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.ZoneId;
import java.util.Locale;
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
public class AppointmentResource {
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
      @NotNull Map<String, @Valid Answer> answers) {}

  /** Who books; an e-mail address, a phone number, or both. */
  public record Person(
      @NotBlank @Size(max = 120) @Pattern(regexp = "\\P{Cntrl}*") String name,
      @Nullable @Email @Size(max = 254) @Pattern(regexp = "[\\x21-\\x7e]*") String email,
      @Nullable @Size(max = 40) String phone,
      @Nullable Channel preferredChannel,
      @Nullable @Pattern(regexp = "[a-z]{2}(-[A-Z]{2})?") String locale,
      @Nullable ZoneId zone) {

    @AssertTrue(message = "give an e-mail address or a phone number")
    boolean isReachable() {
      return text(email) != null || text(phone) != null;
    }

    /** With the clinic's language, zone and country where nothing else is said. */
    public Patient.Details at(Clinic clinic) {
      var home = clinic.locations().getFirst();
      var typed = text(phone);
      var number =
          typed == null
              ? null
              : PhoneNumbers.normalise(typed, home.country())
                  .orElseThrow(BookingRefused.UnusablePhone::new);
      return new Patient.Details(
          name.strip(),
          text(email),
          number,
          preferredChannel,
          Locale.forLanguageTag(locale == null ? clinic.locales().getFirst() : locale),
          zone == null ? home.zone() : zone);
    }

    private static @Nullable String text(@Nullable String typed) {
      return typed == null || typed.isBlank() ? null : typed.strip();
    }
  }

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
