package afterglow.followup.staff;

import afterglow.followup.http.Asked;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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
  @APIResponse(responseCode = "422", description = "invalid: a time or id that cannot be read")
  public RestResponse<Audit> audit(
      @RestQuery @Nullable String patient,
      @RestQuery @Nullable String from,
      @RestQuery @Nullable String to,
      @RestQuery @Nullable String before,
      @RestQuery @Nullable String limit) {
    var most = Asked.limit(limit, 50, 200);
    var whom = Asked.id("patient", patient);
    var until =
        Objects.requireNonNullElseGet(Asked.instant("to", to), () -> clock.instant().plusMillis(1));
    var since =
        Objects.requireNonNullElseGet(Asked.instant("from", from), () -> until.minus(USUAL));
    var last = Asked.number("before", before);
    // One more than is shown tells whether there is more.
    var found = accesses.within(since, until, staff.clinics(), whom, last, most + 1);
    var shown = found.stream().limit(most).toList();
    accesses.saw("audit.read", shown, StaffAccess::clinic, access -> whom);
    var answer = RestResponse.ResponseBuilder.ok(new Audit(shown));
    if (found.size() > most) {
      answer.header("Link", next(whom, since, until, shown.getLast().id(), most));
    }
    return answer.build();
  }

  private static String next(
      @Nullable UUID patient, Instant from, Instant to, long before, int limit) {
    return "</api/followup/audit?%sfrom=%s&to=%s&before=%d&limit=%d>; rel=\"next\""
        .formatted(patient == null ? "" : "patient=" + patient + "&", from, to, before, limit);
  }
}
