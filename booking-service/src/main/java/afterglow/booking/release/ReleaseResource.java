package afterglow.booking.release;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.AppointmentStatus;
import afterglow.booking.appointment.Appointments;
import afterglow.booking.http.ServiceOnly;
import afterglow.booking.link.ManageLinks;
import afterglow.booking.patient.Channel;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.annotation.security.PermitAll;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * The last word before a message leaves. A message goes only if the visit's plan is still the one
 * it speaks of, so nothing is sent after a cancellation was acknowledged, whatever the broker does.
 * The link's token is made here and never lies in Kafka.
 */
@Path("/internal/booking/releases")
@ServiceOnly
@PermitAll
class ReleaseResource {
  private final Appointments appointments;
  private final ManageLinks links;

  ReleaseResource(Appointments appointments, ManageLinks links) {
    this.appointments = appointments;
    this.links = links;
  }

  /**
   * A message about to be handed over.
   *
   * @param subject the appointment
   * @param version the version of the appointment that the message speaks of
   * @param link whether it carries a link to manage the appointment; yes when left out
   */
  record Request(
      @NotNull UUID message,
      @NotNull Channel channel,
      @NotNull UUID subject,
      int version,
      @Nullable Boolean link) {}

  enum Decision {
    GO,
    STALE
  }

  enum Reason {
    /** The visit has another plan by now. */
    SUPERSEDED,
    CANCELLED,
    UNKNOWN
  }

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Answer(UUID message, Decision decision, @Nullable URI link, @Nullable Reason reason) {}

  @POST
  @Transactional
  @Operation(summary = "May these messages go?", hidden = true)
  public List<Answer> release(@NotNull @Size(max = 100) List<@Valid Request> requests) {
    var subjects =
        appointments
            .toTell(requests.stream().map(Request::subject).collect(Collectors.toSet()))
            .stream()
            .collect(Collectors.toMap(Appointment::id, Function.identity()));
    // In one order, so that two who ask for the same messages never wait for each other's links.
    return requests.stream()
        .sorted(Comparator.comparing(Request::message))
        .map(r -> answer(r, subjects.get(r.subject())))
        .toList();
  }

  private Answer answer(Request request, @Nullable Appointment appointment) {
    if (appointment == null) {
      return new Answer(request.message(), Decision.STALE, null, Reason.UNKNOWN);
    }
    if (appointment.planVersion() != request.version()) {
      var reason =
          appointment.status() == AppointmentStatus.CANCELLED
              ? Reason.CANCELLED
              : Reason.SUPERSEDED;
      return new Answer(request.message(), Decision.STALE, null, reason);
    }
    appointment.tell(request.version());
    var link =
        Boolean.FALSE.equals(request.link())
            ? null
            : links.ofMessage(
                appointment.clinic(),
                appointment.id(),
                request.message(),
                request.channel() == Channel.SMS);
    return new Answer(request.message(), Decision.GO, link, null);
  }
}
