package afterglow.followup.checkin;

import afterglow.followup.http.Problem;
import afterglow.followup.protocol.Urgency;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Takes the answers of a check-in from programs; people use the page. */
@Path("/api/followup/checkins/{token}")
@PermitAll
class CheckInResource {
  private final CheckIns checkIns;

  CheckInResource(CheckIns checkIns) {
    this.checkIns = checkIns;
  }

  record Submission(@NotNull @Valid AnswerSheet answers) {}

  /**
   * What follows from the answers.
   *
   * @param call the number to call at once, before anything else
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Advice(
      @Nullable String call, @Nullable Urgency urgency, @Nullable String say, String clinicPhone) {
    static Advice of(CheckIns.Taken taken) {
      var plan = taken.checkIn().plan();
      var pack = taken.checkIn().pack();
      var urgency = taken.urgency().orElse(null);
      return new Advice(
          urgency == Urgency.EMERGENCY ? pack.emergency().number() : null,
          urgency,
          urgency == null
              ? null
              : Objects.requireNonNull(pack.urgency().get(urgency))
                  .say()
                  .in(Locale.forLanguageTag(plan.patientLocale())),
          plan.location().phone());
    }
  }

  @POST
  @Operation(summary = "Takes a patient's answers; may be sent again while the link is valid")
  @APIResponse(responseCode = "200", description = "Kept, with what the patient should do now")
  @APIResponse(responseCode = "400", description = "The body cannot be read")
  @APIResponse(responseCode = "404", description = "The link is unknown, expired or taken back")
  @APIResponse(responseCode = "422", description = "An answer that was not asked for")
  public Advice answer(String token, @NotNull @Valid Submission submission) {
    return Advice.of(checkIns.answer(token, submission.answers()));
  }

  @ServerExceptionMapper
  Response refused(AnswersRefused refused) {
    return Problem.of("invalid", 422, "The request is not valid", refused.getMessage())
        .with("errors", refused.flaws())
        .response();
  }

  @ServerExceptionMapper
  Response none(NoSuchCheckIn none) {
    return Problem.of("not-found", 404, "There is nothing here", null).response();
  }
}
