package afterglow.followup.cases;

import afterglow.followup.http.FreeText;
import afterglow.followup.http.Problem;
import afterglow.followup.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where clinic staff write down what they found and did about a case. */
@Path("/api/followup/cases/{id}/notes")
class CaseNoteResource {
  private final CaseBook book;
  private final StaffMember staff;

  CaseNoteResource(CaseBook book, StaffMember staff) {
    this.book = book;
    this.staff = staff;
  }

  record Request(
      @NotBlank
          @Size(max = CaseNote.LONGEST)
          @Pattern(regexp = FreeText.ALLOWED, message = FreeText.MESSAGE)
          @Nullable String text) {
    Request {
      text = text == null ? null : FreeText.tidy(text);
    }
  }

  @POST
  @RolesAllowed({"clinician", "manager"})
  @ResponseStatus(201)
  @Operation(summary = "Adds a note, which stands as it was written")
  @APIResponse(responseCode = "201", description = "The note; the same for the same key")
  @APIResponse(responseCode = "400", description = "idempotency-key-missing")
  @APIResponse(responseCode = "404", description = "The caller's clinics have no such case")
  @APIResponse(responseCode = "422", description = "invalid, idempotency-key-reused")
  public CaseNote add(
      UUID id,
      @RestHeader("Idempotency-Key") @Nullable String key,
      @NotNull @Valid Request request) {
    if (key == null || !CaseNote.isKey(key)) {
      throw new KeyRequired();
    }
    return book.note(staff, id, key, Objects.requireNonNull(request.text()));
  }

  /** The caller could not send it again without writing it twice. */
  static class KeyRequired extends RuntimeException {}

  @ServerExceptionMapper
  Response keyRequired(KeyRequired e) {
    return Problem.of(
            "idempotency-key-missing",
            400,
            "Send an Idempotency-Key",
            "At most 200 visible ASCII characters, new ones for each note")
        .response();
  }
}
