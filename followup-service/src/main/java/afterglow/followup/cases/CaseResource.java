package afterglow.followup.cases;

import afterglow.followup.http.Asked;
import afterglow.followup.http.IfMatch;
import afterglow.followup.protocol.Urgency;
import afterglow.followup.staff.StaffMember;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Where clinic staff find what they must look at. */
@Path("/api/followup/cases")
class CaseResource {
  private static final int MOST = 500;

  private final Cases cases;
  private final CaseBook book;
  private final CaseNotes notes;
  private final StaffMember staff;

  CaseResource(Cases cases, CaseBook book, CaseNotes notes, StaffMember staff) {
    this.cases = cases;
    this.book = book;
    this.notes = notes;
    this.staff = staff;
  }

  /** A case as staff see it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record CaseView(
      UUID id,
      String clinic,
      UUID patient,
      UUID appointment,
      UUID followUp,
      Cause cause,
      Urgency urgency,
      Case.State state,
      Instant openedAt,
      Instant acknowledgeBy,
      @Nullable Instant acknowledgedAt,
      @Nullable String acknowledgedBy,
      int version,
      @JsonRawValue @Schema(implementation = Explanation.class) String explanation,
      List<CaseNote> notes) {
    static CaseView of(Case one, List<CaseNote> notes) {
      return new CaseView(
          one.id(),
          one.clinic(),
          one.patient(),
          one.appointment(),
          one.followUp(),
          one.cause(),
          one.urgency(),
          one.state(),
          one.openedAt(),
          one.acknowledgeBy(),
          one.acknowledgedAt().orElse(null),
          one.acknowledgedBy().orElse(null),
          one.version(),
          one.explanation(),
          notes);
    }
  }

  @GET
  @RolesAllowed({"clinician", "manager", "auditor"})
  @Transactional
  @Operation(
      summary = "The cases of the caller's clinics, the most urgent and nearest deadline first")
  @APIResponse(
      responseCode = "200",
      description = "At most 500 cases; a Link header with rel=next when there are more")
  @APIResponse(responseCode = "401", description = "Nobody is signed in")
  @APIResponse(responseCode = "403", description = "The caller's role may not see cases")
  @APIResponse(
      responseCode = "404",
      description = "The caller's clinics have no case to go on after")
  @APIResponse(responseCode = "422", description = "invalid: a state, an id or a limit")
  public RestResponse<List<CaseView>> inState(
      @RestQuery @DefaultValue("open") String state,
      @RestQuery @Nullable String after,
      @RestQuery @Nullable String limit) {
    var most = Asked.limit(limit, MOST, MOST);
    var clinics = staff.clinics();
    var wanted = state(state);
    var last = Asked.id("after", after);
    // One more than is shown tells whether there are more.
    var found =
        last == null
            ? cases.in(wanted, clinics, most + 1)
            : cases.in(
                wanted,
                clinics,
                cases.of(clinics, last).orElseThrow(CaseRefused.NotFound::new),
                most + 1);
    var onThisPage = found.stream().limit(most).toList();
    book.shown(onThisPage);
    var shown = views(onThisPage);
    var page = RestResponse.ResponseBuilder.ok(shown);
    if (found.size() > most) {
      page.header("Link", next(state, shown.getLast().id(), most));
    }
    return page.build();
  }

  private static String next(String state, UUID after, int limit) {
    return "</api/followup/cases?state=%s&after=%s&limit=%d>; rel=\"next\""
        .formatted(state, after, limit);
  }

  @POST
  @Path("{id}/acknowledgement")
  @RolesAllowed({"clinician", "manager"})
  @Operation(summary = "Acknowledges a case: a human is at it now")
  @APIResponse(responseCode = "200", description = "The case, acknowledged")
  @APIResponse(responseCode = "404", description = "The caller's clinics have no such case")
  @APIResponse(responseCode = "409", description = "case-not-open")
  @APIResponse(responseCode = "412", description = "stale-version")
  @APIResponse(responseCode = "428", description = "version-required")
  public CaseView acknowledge(UUID id, @RestHeader("If-Match") @Nullable String seen) {
    return views(
            List.of(book.acknowledge(staff.clinics(), id, staff.name(), IfMatch.version(seen))))
        .getFirst();
  }

  private List<CaseView> views(List<Case> cases) {
    var noted = notes.of(cases);
    return cases.stream()
        .map(one -> CaseView.of(one, noted.getOrDefault(one.id(), List.of())))
        .toList();
  }

  private static Case.State state(String wanted) {
    for (var state : Case.State.values()) {
      if (state.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return state;
      }
    }
    throw new Asked.Unreadable("state", "must be open or acknowledged");
  }
}
