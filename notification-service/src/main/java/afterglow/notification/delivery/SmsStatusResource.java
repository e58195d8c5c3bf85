package afterglow.notification.delivery;

import afterglow.notification.http.Problem;
import io.quarkus.logging.Log;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Where the SMS provider reports what became of a text; anyone may call, only it can sign. */
@Path(SmsStatusResource.PATH)
class SmsStatusResource {
  static final String PATH = "/api/notification/webhooks/sms/status";

  private final Receipts receipts;
  private final SmsConfig config;
  private final URI publicUrl;

  SmsStatusResource(
      Receipts receipts,
      SmsConfig config,
      @ConfigProperty(name = "afterglow.public-url") URI publicUrl) {
    this.receipts = receipts;
    this.config = config;
    this.publicUrl = publicUrl;
  }

  @POST
  @PermitAll
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public Response report(
      @HeaderParam("X-Twilio-Signature") @Nullable String signature,
      @QueryParam("clinic") @Nullable String clinic,
      @QueryParam("attempt") @Nullable String attempt,
      @Context UriInfo request,
      MultivaluedMap<String, String> fields) {
    var query = request.getRequestUri().getRawQuery();
    var url = publicUrl + PATH + (query == null ? "" : "?" + query);
    if (signature == null || !SmsSignature.isRight(signature, config.token(), url, fields)) {
      Log.warn("A report with a wrong signature was refused");
      return Problem.of("bad-signature", 403, "The signature is not right", null).response();
    }
    var report =
        new Receipts.Report(
            attempt(clinic, attempt).orElseThrow(NotFoundException::new),
            fields.getFirst("MessageSid"),
            Optional.ofNullable(fields.getFirst("MessageStatus")).orElse(""),
            error(fields.getFirst("ErrorCode")));
    if (!receipts.take(report)) {
      throw new NotFoundException();
    }
    return Response.noContent().build();
  }

  private static Optional<AttemptId> attempt(@Nullable String clinic, @Nullable String attempt) {
    try {
      return clinic == null || attempt == null
          ? Optional.empty()
          : Optional.of(new AttemptId(clinic, UUID.fromString(attempt)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static int error(@Nullable String code) {
    return code != null && code.matches("\\d{1,6}") ? Integer.parseInt(code) : 0;
  }
}
