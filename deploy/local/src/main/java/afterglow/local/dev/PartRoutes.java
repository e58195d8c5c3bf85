package afterglow.local.dev;

import afterglow.local.gateway.Problem;
import afterglow.local.process.SupervisedPart;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;

/** Shows the parts of the stack, and stops and starts them one by one. */
class PartRoutes {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final List<SupervisedPart> parts;
  private final BooleanSupplier seeded;

  PartRoutes(List<SupervisedPart> parts, BooleanSupplier seeded) {
    this.parts = parts;
    this.seeded = seeded;
  }

  void addTo(Router router) {
    router.get("/dev/ready").blockingHandler(this::ready, false);
    router.get("/dev/parts").blockingHandler(this::list, false);
    router.post("/dev/parts/:name").handler(this::order);
  }

  private void ready(RoutingContext request) {
    var waiting = new JsonArray();
    for (var view : views()) {
      if (!view.ready()) {
        waiting.add(view.name());
      }
    }
    if (!seeded.getAsBoolean()) {
      waiting.add("demo data");
    }
    if (waiting.isEmpty()) {
      Answers.json(request, new JsonObject().put("ready", true));
    } else {
      var names = String.join(", ", waiting.stream().map(String::valueOf).toList());
      var problem = new Problem("not-ready", 503, "Still starting", names);
      problem.send(request.response(), problem.body().put("waitingFor", waiting));
    }
  }

  private void list(RoutingContext request) {
    var all = new JsonArray();
    views().forEach(view -> all.add(json(view)));
    Answers.json(request, new JsonObject().put("parts", all));
  }

  /** Each is asked whether it serves, all at a time, as one that hangs takes its time. */
  private List<SupervisedPart.View> views() {
    var asked =
        parts.stream()
            .map(part -> CompletableFuture.supplyAsync(part::view, Thread::startVirtualThread))
            .toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private void order(RoutingContext request) {
    var name = request.pathParam("name");
    var part = parts.stream().filter(each -> each.name().equals(name)).findAny();
    if (part.isEmpty()) {
      Problem.NOT_FOUND.send(request.response());
      return;
    }
    var body = Answers.body(request, Set.of("running"));
    if (!(body.getValue("running") instanceof Boolean running)) {
      throw BadRequest.invalid("\"running\" is missing; send true or false");
    }
    // Stopping takes seconds, in a thread of its own so that others can be stopped meanwhile.
    Thread.ofVirtual().start(() -> obey(request, part.get(), running));
  }

  private static void obey(RoutingContext request, SupervisedPart part, boolean running) {
    try {
      if (running) {
        part.start();
        request.response().setStatusCode(202);
      } else {
        part.stop(PATIENCE);
      }
      Answers.json(request, json(part.view()));
    } catch (IOException | RuntimeException e) {
      request.fail(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      request.fail(e);
    }
  }

  private static JsonObject json(SupervisedPart.View view) {
    var json = new JsonObject().put("name", view.name());
    view.pid().ifPresent(pid -> json.put("pid", pid));
    return json.put("running", view.pid().isPresent())
        .put("ready", view.ready())
        .put("starts", view.starts());
  }
}
