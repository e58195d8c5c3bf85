package afterglow.notification.release;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.rest.client.annotation.ClientHeaderParam;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** followup-service, asked about its messages. */
@RegisterRestClient(configKey = "followup")
@Path("/internal/followup/releases")
@ClientHeaderParam(name = "Service-Token", value = "${afterglow.service-token}")
interface FollowupReleases extends ReleaseClient {
  @Override
  @POST
  List<Answer> ask(List<Question> questions);
}
