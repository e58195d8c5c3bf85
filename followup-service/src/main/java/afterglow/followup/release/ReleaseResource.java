package afterglow.followup.release;

import afterglow.followup.http.Problem;
import afterglow.followup.http.ServiceOnly;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Where notification-service asks just before it hands messages over. */
@Path("/internal/followup/releases")
@ServiceOnly
@PermitAll
class ReleaseResource {
  private static final Logger LOG = Logger.getLogger(ReleaseResource.class);

  private final Releases releases;

  ReleaseResource(Releases releases) {
    this.releases = releases;
  }

  /** Check-ins always carry a link, so {@code link} changes nothing here. */
  record Question(
      @NotNull UUID message,
      @NotNull @Pattern(regexp = "EMAIL|SMS") String channel,
      @NotNull UUID subject,
      @Min(1) int version,
      @Nullable Boolean link) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(
      UUID message,
      String decision,
      @Nullable String link,
      @Nullable String preparation,
      @Nullable String reason) {
    static Answer of(UUID message, Releases.Decision decision) {
      return switch (decision) {
        case Releases.Decision.Go(var link, var preparation) ->
            new Answer(message, "GO", link, preparation, null);
        case Releases.Decision.Stale(var reason) ->
            new Answer(message, "STALE", null, null, reason);
      };
    }
  }

  @POST
  @Operation(summary = "Says of up to 100 messages whether they may go out", hidden = true)
  public List<Answer> decide(@NotNull @Size(max = 100) List<@Valid @NotNull Question> questions) {
    var decisions =
        releases.decide(
            questions.stream()
                .map(q -> new Releases.Question(q.message(), q.channel(), q.subject(), q.version()))
                .toList());
    return questions.stream()
        .map(q -> Answer.of(q.message(), Objects.requireNonNull(decisions.get(q.message()))))
        .toList();
  }

  @ServerExceptionMapper
  Response bookingAway(Releases.BookingAway away) {
    LOG.warnf("Releases wait for booking-service: %s", away.getCause());
    return Problem.of("booking-away", 503, "Booking does not answer", "Ask again later").response();
  }
}
