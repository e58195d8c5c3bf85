package afterglow.local.gateway;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;

/** A failure as RFC 9457 tells it, in the shape of all our services. */
public record Problem(String name, int status, String title, String detail) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public static final Problem NOT_FOUND =
      new Problem("not-found", 404, "There is nothing here", "No page has this address.");

  public JsonObject body() {
    return new JsonObject()
        .put("type", "urn:afterglow:problem:" + name)
        .put("title", title)
        .put("status", status)
        .put("detail", detail);
  }

  public void send(HttpServerResponse response) {
    send(response, body());
  }

  /** Sends it with more members for machines. */
  public void send(HttpServerResponse response, JsonObject body) {
    response
        .setStatusCode(status)
        .putHeader("Content-Type", MEDIA_TYPE)
        .putHeader("Cache-Control", "no-store")
        .end(body.encode());
  }
}
