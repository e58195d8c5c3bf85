package afterglow.notification.dev;

import afterglow.notification.time.BusinessClock;
import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.hibernate.validator.constraints.time.DurationMax;

/** Moves the clock and tells whether this service has settled; exists on the local stack alone. */
@Path("/dev")
@PermitAll
public class DevResource {
  private final BusinessClock clock;
  private final Instance<Unsettled> parts;

  DevResource(BusinessClock clock, @Any Instance<Unsettled> parts) {
    this.clock = clock;
    this.parts = parts;
  }

  /** How far business time runs ahead of the system's clock. */
  record Ahead(@NotNull @DurationMax(days = 3_660) Duration offset) {}

  record Time(Instant now, String offset) {}

  record Settled(boolean settled, List<String> waitingFor, long progress) {}

  @POST
  @Path("clock")
  @Operation(hidden = true)
  public Time runAhead(@NotNull @Valid Ahead ahead) {
    var offset = clock.runAheadBy(ahead.offset());
    return new Time(clock.instant(), offset.toString());
  }

  @GET
  @Path("settled")
  @Operation(hidden = true)
  public Settled settled() {
    var waitingFor =
        parts.stream().map(Unsettled::waitingFor).flatMap(Optional::stream).sorted().toList();
    var progress = parts.stream().mapToLong(Unsettled::progress).sum();
    return new Settled(waitingFor.isEmpty(), waitingFor, progress);
  }
}
