package afterglow.booking.board;

import afterglow.booking.appointment.Booked;
import afterglow.booking.appointment.Person;
import afterglow.booking.appointment.StaffBooking;
import afterglow.booking.appointment.Wish;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.diary.Rule;
import afterglow.booking.idempotency.CreatingCall;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jspecify.annotations.Nullable;

/** Booking by staff: on the phone, for a past visit, for somebody who walks in. */
@Path("/api/booking/clinics/{clinic}")
@RolesAllowed({"reception", "clinician", "manager"})
class StaffBookingResource {
  private final Clinics clinics;
  private final StaffBooking booking;
  private final StaffMember staff;
  private final Clock clock;

  StaffBookingResource(Clinics clinics, StaffBooking booking, StaffMember staff, Clock clock) {
    this.clinics = clinics;
    this.booking = booking;
    this.staff = staff;
    this.clock = clock;
  }

  /** A patient, and what they agreed to. */
  record NewPatient(@NotNull @Valid Person patient, @NotNull @Valid Agreement consent) {}

  record Agreement(@AssertTrue(message = "is needed to book") boolean care, boolean marketing) {}

  record Recorded(UUID id) {}

  /**
   * A visit for a patient.
   *
   * @param start left out, for a walk-in: now
   * @param despite the rules that staff were warned of and go against
   */
  record Request(
      @NotNull UUID patient,
      @NotBlank String treatment,
      @Nullable OffsetDateTime start,
      @Nullable String practitioner,
      @Nullable String location,
      @Nullable Set<Rule> despite,
      boolean walkIn) {
    @AssertTrue(message = "say when it starts")
    boolean isTimed() {
      return walkIn || start != null;
    }
  }

  @POST
  @Path("patients")
  @ResponseStatus(201)
  @Operation(summary = "Keeps a new patient")
  @APIResponse(responseCode = "400", description = "idempotency-key-missing")
  @APIResponse(responseCode = "422", description = "invalid, unusable-phone")
  public Recorded record(
      String clinic,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @NotNull @Valid NewPatient request) {
    var c = clinic(clinic);
    var call = CreatingCall.byStaff(c.id(), "patient", staff.id(), key, request);
    return new Recorded(
        booking.record(c, request.patient().at(c), request.consent().marketing(), call));
  }

  @POST
  @Path("staff-appointments")
  @ResponseStatus(201)
  @Operation(summary = "Books for a patient; outside hours or notice when staff say so")
  @APIResponse(responseCode = "400", description = "idempotency-key-missing")
  @APIResponse(responseCode = "409", description = "slot-taken with alternatives")
  @APIResponse(
      responseCode = "422",
      description =
          "not-bookable with rules: the same again with them in despite books, unless a rule is"
              + " about somebody's time; unknown-patient, unknown-treatment, unknown-practitioner")
  public Booked book(
      String clinic,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @NotNull @Valid Request request) {
    var c = clinic(clinic);
    var despite = EnumSet.noneOf(Rule.class);
    if (request.despite() != null) {
      despite.addAll(request.despite());
    }
    if (request.walkIn()) {
      despite.addAll(EnumSet.of(Rule.GRID, Rule.NOTICE));
    }
    var wish =
        new Wish(
            request.treatment(),
            start(request),
            request.practitioner(),
            request.location(),
            despite);
    var call = CreatingCall.byStaff(c.id(), "staff-appointment", staff.id(), key, request);
    return booking.book(c, wish, request.patient(), request.walkIn(), call);
  }

  private Instant start(Request request) {
    return request.start() == null
        ? clock.instant().truncatedTo(ChronoUnit.MINUTES)
        : request.start().toInstant();
  }

  private Clinic clinic(String id) {
    staff.worksAt(id);
    return clinics.find(id).orElseThrow(NotFoundException::new);
  }
}
