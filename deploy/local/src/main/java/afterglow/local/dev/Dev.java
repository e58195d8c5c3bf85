package afterglow.local.dev;

import afterglow.local.ClockOffset;
import afterglow.local.Ports;
import afterglow.local.Replica;
import afterglow.local.gateway.Problem;
import afterglow.local.process.SupervisedPart;
import afterglow.local.sandbox.MailSandbox;
import afterglow.local.sandbox.SmsSandbox;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Everything under {@code /dev}. */
public class Dev {
  private final Vertx vertx;
  private final PartRoutes parts;
  private final InboxRoutes inbox;
  private final ClockRoutes clock;
  private final SettledRoutes settled;
  private final SandboxRoutes sandboxes;
  private final TraceRoutes traces;

  public Dev(
      Vertx vertx,
      Ports ports,
      List<Replica> replicas,
      ClockOffset clock,
      MailSandbox mail,
      SmsSandbox sms,
      Path traces,
      List<SupervisedPart> parts,
      BooleanSupplier seeded) {
    var services = new Services(ports, replicas, parts);
    this.vertx = vertx;
    this.parts = new PartRoutes(parts, seeded);
    this.inbox = new InboxRoutes(new Inbox(mail, sms));
    this.clock = new ClockRoutes(clock, services);
    this.settled = new SettledRoutes(new Settling(services, new Lag(ports), sms));
    this.sandboxes = new SandboxRoutes(mail, sms);
    this.traces = new TraceRoutes(traces);
  }

  public Router routes() {
    var router = Router.router(vertx);
    router.route().handler(new ThisMachineOnly());
    traces.addTo(router);
    router.route().handler(BodyHandler.create(false).setBodyLimit(65_536));
    router.get("/dev").handler(request -> request.redirect("/dev/inbox"));
    router.get("/dev/").handler(request -> request.redirect("/dev/inbox"));
    parts.addTo(router);
    inbox.addTo(router);
    clock.addTo(router);
    settled.addTo(router);
    sandboxes.addTo(router);
    router.route().handler(request -> Problem.NOT_FOUND.send(request.response()));
    router.route().failureHandler(Dev::failed);
    return router;
  }

  private static void failed(RoutingContext request) {
    if (request.response().headWritten()) {
      // Half an answer has left: the reader has to see that the rest is missing.
      request.request().connection().close();
    } else if (request.failure() instanceof BadRequest bad) {
      new Problem(
              "invalid", bad.status(), "The request is not valid", String.valueOf(bad.getMessage()))
          .send(request.response());
    } else if (request.statusCode() >= 400 && request.statusCode() < 500) {
      new Problem("bad-request", request.statusCode(), "The request cannot be understood", "")
          .send(request.response());
    } else {
      new Problem("internal", 500, "Something went wrong", String.valueOf(request.failure()))
          .send(request.response());
    }
  }
}
