package afterglow.local.dev;

import afterglow.local.sandbox.MailSandbox;
import afterglow.local.sandbox.Script;
import afterglow.local.sandbox.SmsSandbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;
import java.util.Set;

/** Tells the sandboxes to fail. */
class SandboxRoutes {
  private final MailSandbox mail;
  private final SmsSandbox sms;

  SandboxRoutes(MailSandbox mail, SmsSandbox sms) {
    this.mail = mail;
    this.sms = sms;
  }

  void addTo(Router router) {
    router.get("/dev/sandbox/mail").handler(request -> show(request, mail.script()));
    router.get("/dev/sandbox/sms").handler(request -> show(request, sms.script()));
    router.post("/dev/sandbox/mail").handler(request -> plan(request, mail.script()));
    router.post("/dev/sandbox/sms").handler(request -> plan(request, sms.script()));
  }

  private static void plan(RoutingContext request, Script script) {
    var body = Answers.body(request, Set.of("to", "outcomes"));
    if (!(body.getValue("to") instanceof String to) || to.isBlank()) {
      throw BadRequest.invalid("\"to\" is missing; send an address, or * for everybody else");
    }
    if (!(body.getValue("outcomes") instanceof JsonArray wanted)) {
      throw BadRequest.invalid("\"outcomes\" is missing; send a list, one per attempt");
    }
    var outcomes = new ArrayList<String>();
    wanted.forEach(outcome -> outcomes.add(String.valueOf(outcome)));
    try {
      script.plan(to, outcomes);
    } catch (IllegalArgumentException e) {
      throw BadRequest.invalid(String.valueOf(e.getMessage()));
    }
    show(request, script);
  }

  private static void show(RoutingContext request, Script script) {
    var planned = new JsonObject();
    script.planned().forEach((to, next) -> planned.put(to, new JsonArray(next)));
    Answers.json(request, planned);
  }
}
