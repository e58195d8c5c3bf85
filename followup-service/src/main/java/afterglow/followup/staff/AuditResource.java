package afterglow.followup.staff;

import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Answers who looked, and who did what. Asking is noted as well. */
@Path("/api/followup/audit")
class AuditResource {
  private static final Duration USUAL = Duration.ofDays(30);

  private final StaffAccesses accesses;
  private final StaffMember staff;
  private final Clock clock;

  AuditResource(StaffAccesses accesses, StaffMember staff, Clock clock) {
    this.accesses = accesses;
    this.staff = staff;
    this.clock = clock;
  }

  record Audit(List<StaffAccess> accesses) {}

  @GET
  @RolesAllowed({"auditor", "manager"})
  @Transactional
  @Operation(summary = "Who of your clinics' staff saw or changed what, the latest first")
  @APIResponse(
      responseCode = "200",
      description =
          "The last 30 days when no time is named; a Link with rel=next when there is more")
  @APIResponse(responseCode = "400", description = "A time or id that cannot be read")
  public RestResponse<Audit> audit(
      @RestQuery @Nullable String patient,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable Long before,
      @RestQuery @DefaultValue("50") @Min(1) @Max(200) int limit) {
    var whom = patient == null ? null : id(patient);
    var until = to == null ? clock.instant().plusMillis(1) : instant(to);
    var since = from == null ? until.minus(USUAL) : instant(from);
    // One more than is shown tells whether there is more.
    var found = accesses.within(since, until, staff.clinics(), whom, before, limit + 1);
    var shown = found.stream().limit(limit).toList();
    for (var clinic : staff.clinics()) {
      var theirs = (int) shown.stream().filter(a -> a.clinic().equals(clinic)).count();
      var about = whom == null || theirs == 0 ? List.<UUID>of() : List.of(whom);
      accesses.saw("audit.read", clinic, about, theirs);
    }
    var answer =
        RestResponse.ResponseBuilder.ok(new Audit(shown)).header("Cache-Control", "no-store");
    if (found.size() > limit) {
      answer.header("Link", next(whom, since, until, shown.getLast().id(), limit));
    }
    return answer.build();
  }

  private static String next(
      @Nullable UUID patient, Instant from, Instant to, long before, int limit) {
    return "</api/followup/audit?%sfrom=%s&to=%s&before=%d&limit=%d>; rel=\"next\""
        .formatted(patient == null ? "" : "patient=" + patient + "&", from, to, before, limit);
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new BadRequestException(e);
    }
  }

  private static Instant instant(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new BadRequestException(e);
    }
  }
}
