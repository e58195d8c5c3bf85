package afterglow.followup.seen;

import afterglow.followup.http.Problem;
import afterglow.followup.http.ServiceOnly;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/** Where an operator sees what is parked, and replays or discards it. */
@Path("/internal/{service}/parked")
@ServiceOnly
@PermitAll
class ParkedResource {
  private final ParkedAggregates aggregates;
  private final Replay replay;
  private final String name;

  ParkedResource(
      ParkedAggregates aggregates,
      Replay replay,
      @ConfigProperty(name = "quarkus.application.name") String name) {
    this.aggregates = aggregates;
    this.replay = replay;
    this.name = name;
  }

  /** One aggregate's first parked record; never what it says. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Parked(
      long id,
      String topic,
      @Nullable UUID aggregate,
      @Nullable Integer version,
      String reason,
      Instant parkedAt,
      int waiting) {
    static Parked of(ParkedAggregates.First first) {
      return new Parked(
          first.id(),
          first.topic(),
          first.aggregate(),
          first.version(),
          first.reason(),
          first.parkedAt(),
          first.waiting());
    }
  }

  record AllParked(List<Parked> parked) {}

  @GET
  @Operation(hidden = true)
  public AllParked parked(String service) {
    check(service);
    return new AllParked(aggregates.first().stream().map(Parked::of).toList());
  }

  @POST
  @Path("{id}/replay")
  @Operation(hidden = true)
  public Response replay(String service, long id) {
    check(service);
    return answer(replay.replay(id));
  }

  @POST
  @Path("{id}/discard")
  @Operation(hidden = true)
  public Response discard(String service, long id) {
    check(service);
    return answer(replay.discard(id));
  }

  private static Response answer(Optional<Replay.Outcome> outcome) {
    return outcome
        .map(done -> Response.ok(done).build())
        .orElseGet(
            () -> Problem.of("not-parked", 404, "No such record is parked", null).response());
  }

  /** The same class serves in every service, each under its own name. */
  private void check(String service) {
    if (!service.equals(name)) {
      throw new NotFoundException();
    }
  }
}
