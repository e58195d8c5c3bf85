package afterglow.booking.availability;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.http.Problem;
import afterglow.booking.time.Calendar;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Free times of a treatment, for anybody. */
@Path("/api/booking/clinics/{clinic}/slots")
@PermitAll
class AvailabilityResource {
  private static final Duration LONGEST = Duration.ofDays(62);

  private final Clinics clinics;
  private final Availability availability;
  private final Clock clock;

  AvailabilityResource(Clinics clinics, Availability availability, Clock clock) {
    this.clinics = clinics;
    this.availability = availability;
    this.clock = clock;
  }

  record Slots(List<Slot> slots, @Nullable OffsetDateTime soonest) {}

  @GET
  @Operation(
      summary = "Free starts of a treatment, one entry per start and location, in clinic time")
  @APIResponse(responseCode = "400", description = "bad-range: from and to cannot be read")
  @APIResponse(responseCode = "404", description = "not-found: no such clinic")
  @APIResponse(responseCode = "422", description = "unknown-treatment, unknown-practitioner")
  public Slots slots(
      String clinic,
      @RestQuery @Nullable String treatment,
      @Parameter(description = "A date, or a date-time with offset; today when left out") @RestQuery
          @Nullable String from,
      @Parameter(description = "A date (included) or a date-time with offset; a week by default")
          @RestQuery
          @Nullable String to,
      @RestQuery @Nullable String practitioner) {
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    var t = c.treatment(String.valueOf(treatment)).orElseThrow(() -> new Unknown("treatment"));
    if (practitioner != null && c.practitioner(practitioner).isEmpty()) {
      throw new Unknown("practitioner");
    }
    return new Slots(
        availability.slots(c, t, range(c, from, to), Preference.of(practitioner)),
        availability.soonest(c, t, Preference.of(practitioner)).map(Slot::start).orElse(null));
  }

  private TimeRange range(Clinic clinic, @Nullable String from, @Nullable String to) {
    var zone = clinic.zone();
    try {
      var start = from == null ? clock.instant() : start(from, zone);
      var end = to == null ? start.plus(Duration.ofDays(7)) : end(to, zone);
      if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
        throw new BadRange();
      }
      return new TimeRange(start, end);
    } catch (DateTimeException | ArithmeticException e) {
      throw new BadRange();
    }
  }

  private static Instant start(String text, ZoneId zone) {
    return text.length() == 10
        ? Calendar.date(text).atStartOfDay(zone).toInstant()
        : Calendar.instant(text);
  }

  private static Instant end(String text, ZoneId zone) {
    return text.length() == 10
        ? Calendar.date(text).plusDays(1).atStartOfDay(zone).toInstant()
        : Calendar.instant(text);
  }

  static class BadRange extends RuntimeException {}

  static class Unknown extends RuntimeException {
    private final String what;

    Unknown(String what) {
      super("Unknown " + what);
      this.what = what;
    }
  }

  @ServerExceptionMapper
  Response badRange(BadRange e) {
    return Problem.of(
            "bad-range",
            400,
            "The time asked for cannot be read",
            "from and to are dates (2026-11-26) or date-times with offset, at most 62 days apart")
        .response();
  }

  @ServerExceptionMapper
  Response unknown(Unknown e) {
    return Problem.of("unknown-" + e.what, 422, "There is no such " + e.what, null).response();
  }
}
