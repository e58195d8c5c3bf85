package afterglow.local.dev;

import afterglow.local.gateway.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Answers once nothing is under way any more. */
class SettledRoutes {
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final Settling settling;

  SettledRoutes(Settling settling) {
    this.settling = settling;
  }

  void addTo(Router router) {
    router.get("/dev/settled").handler(this::inBackground);
  }

  /** Waiting takes a thread of its own, so that many may wait and nothing else does. */
  private void inBackground(RoutingContext request) {
    var asked = request.queryParams().get("timeout");
    var timeout = asked == null ? Duration.ofSeconds(20) : Answers.duration(asked);
    if (timeout.isNegative() || timeout.compareTo(LONGEST) > 0) {
      throw BadRequest.invalid("\"timeout\" lies between PT0S and " + LONGEST);
    }
    Thread.ofVirtual().start(() -> answer(request, timeout));
  }

  private void answer(RoutingContext request, Duration timeout) {
    try {
      var outcome = settling.within(timeout);
      if (outcome.settled()) {
        Answers.json(
            request,
            new JsonObject().put("settled", true).put("after", outcome.after().toString()));
        return;
      }
      var problem =
          new Problem(
              "not-settled",
              504,
              "Work is still going on",
              String.join("; ", outcome.waitingFor()));
      problem.send(
          request.response(),
          problem
              .body()
              .put("settled", false)
              .put("waitingFor", new JsonArray(outcome.waitingFor())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      request.fail(e);
    }
  }
}
