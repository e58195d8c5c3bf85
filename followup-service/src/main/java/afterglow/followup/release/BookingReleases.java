package afterglow.followup.release;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** booking-service's word about appointments. */
@RegisterRestClient(configKey = "booking")
@Path("/internal/booking/releases")
@ClientHeaderParam(name = "Service-Token", value = "${afterglow.service-token}")
interface BookingReleases {
  /**
   * @param subject the appointment
   * @param version the change of its plan that must still be the last
   * @param link whether the message carries a link to manage it
   */
  record Question(UUID message, String channel, UUID subject, int version, boolean link) {}

  /** Their answer; we read only what we use. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Answer(UUID message, String decision, @Nullable String link, @Nullable String reason) {}

  @POST
  List<Answer> ask(List<Question> questions);
}
