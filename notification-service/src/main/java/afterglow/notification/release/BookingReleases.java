package afterglow.notification.release;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** booking-service, asked about its messages. */
@RegisterRestClient(configKey = "booking")
@Path("/internal/booking/releases")
@ClientHeaderParam(name = "Service-Token", value = "${afterglow.service-token}")
interface BookingReleases extends ReleaseClient {
  @Override
  @POST
  List<Answer> ask(List<Question> questions);
}
