package afterglow.followup.cases;

import afterglow.followup.http.FreeText;
import afterglow.followup.http.StaffPage;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** The list of those who wait for a human. Forms carry the version that they were decided on. */
@Path("/care")
@StaffPage
@Produces(CasePages.HTML)
class CasePages {
  static final String HTML = "text/html;charset=UTF-8";
  private static final int MOST = 50;

  private final Cases cases;
  private final CaseBook book;
  private final CaseEntries entries;
  private final CareViewer viewer;

  CasePages(Cases cases, CaseBook book, CaseEntries entries, CareViewer viewer) {
    this.cases = cases;
    this.book = book;
    this.entries = entries;
    this.viewer = viewer;
  }

  @GET
  @RolesAllowed({"clinician", "manager", "auditor"})
  @Transactional
  @Operation(hidden = true)
  public Response list(
      @RestQuery @Nullable String state,
      @RestQuery @Nullable UUID after,
      @RestQuery @Nullable String said,
      @RestHeader(HttpHeaders.IF_NONE_MATCH) @Nullable String known) {
    if (viewer.staff().clinics().isEmpty()) {
      return noAccess();
    }
    var wanted = "acknowledged".equals(state) ? Case.State.ACKNOWLEDGED : Case.State.OPEN;
    // One more than is shown tells whether there are more.
    var found = found(wanted, after);
    var shown = found.stream().limit(MOST).toList();
    var view = view(wanted, shown, found.size() > MOST, said);
    if (("\"" + view.tag() + "\"").equals(known)) {
      return Response.notModified().build();
    }
    book.shown(shown);
    return page(200, CareTemplates.cases(CareFrame.of(viewer), view));
  }

  private List<Case> found(Case.State wanted, @Nullable UUID after) {
    var clinics = viewer.staff().clinics();
    return after == null
        ? cases.in(wanted, clinics, MOST + 1)
        : cases.in(
            wanted,
            clinics,
            cases.of(clinics, after).orElseThrow(CaseRefused.NotFound::new),
            MOST + 1);
  }

  private CareView view(Case.State wanted, List<Case> shown, boolean more, @Nullable String said) {
    var listed = entries.of(shown, viewer);
    return new CareView(
        wanted == Case.State.OPEN,
        listed,
        Integer.toHexString(
            Objects.hash(
                viewer.locale().getLanguage(),
                name(wanted),
                more,
                listed.stream().map(CaseEntry::seen).toList())),
        more ? "/care?state=" + name(wanted) + "&after=" + shown.getLast().id() : null,
        words(said),
        "acknowledged".equals(said) || "noted".equals(said));
  }

  private @Nullable String words(@Nullable String said) {
    return switch (said) {
      case "acknowledged" -> viewer.words().doneAcknowledged();
      case "noted" -> viewer.words().doneNoted();
      case "changed" -> viewer.words().changed();
      case "bad-note" -> viewer.words().badNote();
      case null, default -> null;
    };
  }

  @POST
  @Path("cases/{id}/acknowledgement")
  @RolesAllowed({"clinician", "manager"})
  @Operation(hidden = true)
  public Response acknowledge(UUID id, @FormParam("version") @Nullable String version) {
    try {
      book.acknowledge(viewer.staff().clinics(), id, viewer.staff().name(), seen(version));
      return backTo(Case.State.ACKNOWLEDGED, "acknowledged", id);
    } catch (CaseRefused.ChangedMeanwhile | CaseRefused.NotOpen e) {
      return backTo(Case.State.ACKNOWLEDGED, "changed", id);
    }
  }

  @POST
  @Path("cases/{id}/notes")
  @RolesAllowed({"clinician", "manager"})
  @Operation(hidden = true)
  public Response note(
      UUID id, @FormParam("key") @Nullable String key, @FormParam("text") @Nullable String text) {
    var typed = FreeText.tidy(Objects.requireNonNullElse(text, ""));
    var about = book.one(viewer.staff().clinics(), id);
    if (!CaseNote.isText(typed) || key == null || !CaseNote.isKey(key)) {
      return backTo(about.state(), "bad-note", id);
    }
    book.note(viewer.staff(), id, key, typed);
    return backTo(about.state(), "noted", id);
  }

  private static Response backTo(Case.State state, String said, UUID id) {
    return Response.status(303)
        .header(
            HttpHeaders.LOCATION, "/care?state=%s&said=%s#c-%s".formatted(name(state), said, id))
        .build();
  }

  private static String name(Case.State state) {
    return state == Case.State.OPEN ? "open" : "acknowledged";
  }

  /** Nobody has seen version 0, so that a form without one is out of date. */
  private static int seen(@Nullable String version) {
    try {
      return Integer.parseInt(Objects.requireNonNullElse(version, ""));
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response noAccess() {
    var staff = viewer.staff();
    var roles = String.join(", ", staff.roles().stream().sorted().toList());
    var clinics = String.join(", ", staff.clinics().stream().sorted().toList());
    var none = viewer.words().none();
    return page(
        403,
        CareTemplates.noAccess(
            CareFrame.of(viewer),
            roles.isEmpty() ? none : roles,
            clinics.isEmpty() ? none : clinics));
  }

  @ServerExceptionMapper({NotFoundException.class, CaseRefused.NotFound.class})
  Response gone() {
    return page(404, CareTemplates.gone(CareFrame.of(viewer)));
  }

  private Response page(int status, TemplateInstance page) {
    return Response.status(status)
        .type(HTML)
        .entity(page.setLocale(viewer.locale()).render())
        .build();
  }
}
