package afterglow.booking.availability;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.time.Calendar;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
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

  /**
   * @param days each date of the range on which the clinic has free starts, and how many
   * @param soonest the first free start of all, whatever the range
   */
  record Slots(List<Slot> slots, Map<LocalDate, Long> days, @Nullable OffsetDateTime soonest) {
    static Slots of(List<Slot> slots, Optional<Slot> soonest) {
      var days =
          slots.stream()
              .collect(
                  Collectors.groupingBy(
                      slot -> slot.start().toLocalDate(), TreeMap::new, Collectors.counting()));
      return new Slots(slots, days, soonest.map(Slot::start).orElse(null));
    }
  }

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
    var t = treatment(c, treatment);
    var preference = Preference.of(practitioner(c, practitioner));
    return Slots.of(
        availability.slots(c, t, range(c, from, to), preference),
        availability.soonest(c, t, preference));
  }

  static Treatment treatment(Clinic clinic, @Nullable String code) {
    return clinic
        .treatment(String.valueOf(code))
        .orElseThrow(() -> new AvailabilityProblems.Unknown("treatment"));
  }

  static @Nullable String practitioner(Clinic clinic, @Nullable String code) {
    if (code != null && clinic.practitioner(code).isEmpty()) {
      throw new AvailabilityProblems.Unknown("practitioner");
    }
    return code;
  }

  private TimeRange range(Clinic clinic, @Nullable String from, @Nullable String to) {
    var zone = clinic.zone();
    try {
      var start = from == null ? clock.instant() : start(from, zone);
      var end = to == null ? start.plus(Duration.ofDays(7)) : end(to, zone);
      if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
        throw new AvailabilityProblems.BadRange();
      }
      return new TimeRange(start, end);
    } catch (DateTimeException | ArithmeticException e) {
      throw new AvailabilityProblems.BadRange();
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
}
