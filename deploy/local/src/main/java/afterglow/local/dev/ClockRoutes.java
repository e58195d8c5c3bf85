package afterglow.local.dev;

import afterglow.local.ClockOffset;
import afterglow.local.gateway.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Moves business time forward, for all running services at once. */
class ClockRoutes {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration FURTHEST = Duration.ofDays(3_660);

  private final ClockOffset clock;
  private final Services services;

  ClockRoutes(ClockOffset clock, Services services) {
    this.clock = clock;
    this.services = services;
  }

  void addTo(Router router) {
    router.get("/dev/clock").handler(this::show);
    router.post("/dev/clock").blockingHandler(this::advance, true);
  }

  private void show(RoutingContext request) {
    Answers.json(request, time());
  }

  /** On disk first, so that a service that starts in between reads the new time by itself. */
  private void advance(RoutingContext request) {
    var body = Answers.body(request, Set.of("advance"));
    if (!(body.getValue("advance") instanceof String text)) {
      throw BadRequest.invalid("\"advance\" is missing; send an ISO duration such as PT24H");
    }
    var by = Answers.duration(text);
    if (by.isNegative() || by.isZero()) {
      throw BadRequest.invalid("Time moves forward only; send a positive duration");
    }
    if (by.compareTo(FURTHEST) > 0 || clock.offset().plus(by).compareTo(FURTHEST) > 0) {
      throw BadRequest.invalid("Time moves at most " + FURTHEST + " in all");
    }
    var offset = new JsonObject().put("offset", clock.advance(by).toString());
    var missing = tell(offset);
    if (missing.isEmpty()) {
      Answers.json(request, time());
    } else {
      var problem =
          new Problem(
              "clock-not-taken",
              504,
              "Not every service took the new time",
              missing + " did not answer; it reads the new time when it starts.");
      problem.send(request.response(), problem.body().mergeIn(time()).put("waitingFor", missing));
    }
  }

  private JsonArray tell(JsonObject offset) {
    var waiting = new ArrayList<>(services.running());
    var until = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (true) {
        for (var service : List.copyOf(waiting)) {
          if (services.post(service, "clock", offset).isPresent()) {
            waiting.remove(service);
          }
        }
        // One that has died meanwhile reads the new time when it starts.
        waiting.retainAll(services.running());
        if (waiting.isEmpty() || System.nanoTime() > until) {
          return new JsonArray(waiting);
        }
        Thread.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new JsonArray(waiting);
    }
  }

  private JsonObject time() {
    return new JsonObject()
        .put("now", clock.now().toString())
        .put("offset", clock.offset().toString());
  }
}
