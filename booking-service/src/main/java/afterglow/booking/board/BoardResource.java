package afterglow.booking.board;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.Appointments;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.http.Problem;
import afterglow.booking.patient.Patient;
import afterglow.booking.patient.Patients;
import afterglow.booking.staff.StaffAccesses;
import afterglow.booking.staff.StaffMember;
import afterglow.booking.time.Calendar;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** A clinic's appointments of some days, with the version that each act has to name. */
@Path("/api/booking/clinics/{clinic}/board")
@RolesAllowed({"reception", "clinician", "manager", "auditor"})
class BoardResource {
  private static final int LONGEST_DAYS = 31;

  private final Clinics clinics;
  private final Appointments appointments;
  private final Patients patients;
  private final StaffMember staff;
  private final StaffAccesses accesses;
  private final Clock clock;

  BoardResource(
      Clinics clinics,
      Appointments appointments,
      Patients patients,
      StaffMember staff,
      StaffAccesses accesses,
      Clock clock) {
    this.clinics = clinics;
    this.appointments = appointments;
    this.patients = patients;
    this.staff = staff;
    this.accesses = accesses;
    this.clock = clock;
  }

  record Board(List<Entry> appointments) {}

  record Entry(
      UUID id,
      String reference,
      AppointmentStatus status,
      UUID patient,
      String patientName,
      String treatment,
      String location,
      String practitioner,
      OffsetDateTime start,
      OffsetDateTime end,
      boolean confirmed,
      @Nullable String cancellationNote,
      int version) {}

  @GET
  @Transactional
  @Operation(
      summary = "The appointments that start on these dates, both included; today when left out")
  @APIResponse(responseCode = "400", description = "bad-range")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or not one of your clinics")
  public Board board(
      String clinic, @RestQuery @Nullable String from, @RestQuery @Nullable String to) {
    staff.worksAt(clinic);
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    var days = days(from, to, c.zone());
    return board(c, appointments.startingWithin(c.id(), days.from(), days.until()));
  }

  private record Days(Instant from, Instant until) {}

  private Days days(@Nullable String from, @Nullable String to, ZoneId zone) {
    try {
      var first = from == null ? LocalDate.ofInstant(clock.instant(), zone) : Calendar.date(from);
      var last = to == null ? first : Calendar.date(to);
      if (last.isBefore(first) || !last.isBefore(first.plusDays(LONGEST_DAYS))) {
        throw new BadRange();
      }
      return new Days(
          first.atStartOfDay(zone).toInstant(), last.plusDays(1).atStartOfDay(zone).toInstant());
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadRange();
    }
  }

  private Board board(Clinic clinic, List<Appointment> found) {
    var people =
        patients.byIds(clinic.id(), found.stream().map(Appointment::patient).distinct().toList());
    accesses.saw("board.read", clinic.id(), people.keySet(), found.size());
    return new Board(found.stream().map(a -> entry(a, people)).toList());
  }

  private static Entry entry(Appointment a, Map<UUID, Patient> people) {
    return new Entry(
        a.id(),
        a.reference(),
        a.status(),
        a.patient(),
        Objects.requireNonNull(people.get(a.patient())).name(),
        a.treatment(),
        a.location(),
        a.practitioner(),
        a.start().atZone(a.zone()).toOffsetDateTime(),
        a.end().atZone(a.zone()).toOffsetDateTime(),
        a.confirmedAt() != null,
        a.cancellationNote(),
        a.version());
  }

  static class BadRange extends RuntimeException {}

  @ServerExceptionMapper
  Response badRange(BadRange e) {
    return Problem.of(
            "bad-range", 400, "The days asked for cannot be read", "At most 31 days, as 2026-11-26")
        .response();
  }
}
