package afterglow.local.dev;

import afterglow.local.gateway.Problem;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.ArrayList;

/** The inbox as data for tests and as a page for people. */
class InboxRoutes {
  private static final int ON_A_PAGE = 60;
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self';"
          + " frame-src 'self'; img-src 'self' data:; form-action 'self'; base-uri 'none';"
          + " frame-ancestors 'none'";
  private static final String MAIL_POLICY =
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none';"
          + " style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

  private final Inbox inbox;

  InboxRoutes(Inbox inbox) {
    this.inbox = inbox;
  }

  void addTo(Router router) {
    router.get("/dev/inbox").blockingHandler(this::show, false);
    router.get("/dev/inbox.json").blockingHandler(this::data, false);
    router
        .get("/dev/inbox/look.css")
        .handler(request -> Answers.text(request, "text/css", Answers.resource("inbox.css")));
    router
        .get("/dev/inbox/news.js")
        .handler(request -> Answers.text(request, "text/javascript", Answers.resource("inbox.js")));
    router.get("/dev/inbox/:id/mail").blockingHandler(this::mail, false);
  }

  private void show(RoutingContext request) {
    var accept = request.request().getHeader("Accept");
    if (accept == null || !accept.contains("text/html")) {
      data(request);
      return;
    }
    var to = request.queryParams().get("to");
    var items = new ArrayList<Inbox.Item>();
    var newest = inbox.newest(to);
    for (var left = limit(request, ON_A_PAGE); left > 0 && newest.hasNext(); left--) {
      items.add(newest.next());
    }
    request.response().putHeader("Content-Security-Policy", PAGE_POLICY);
    request.response().putHeader("Referrer-Policy", "no-referrer");
    Answers.text(request, "text/html; charset=utf-8", InboxPage.of(to == null ? "" : to, items));
  }

  /** One message after the other, since all of a long run are more than memory may hold. */
  private void data(RoutingContext request) {
    var newest = inbox.newest(request.queryParams().get("to"));
    var left = limit(request, Integer.MAX_VALUE);
    var response = Answers.open(request, "application/json").setChunked(true);
    var before = "[ ";
    while (left > 0 && newest.hasNext()) {
      Answers.written(response.write(before + json(newest.next()).encodePrettily()));
      before = ", ";
      left--;
    }
    Answers.written(response.end(before.equals("[ ") ? "[ ]\n" : " ]\n"));
  }

  private static JsonObject json(Inbox.Item item) {
    return new JsonObject()
        .put("id", item.id())
        .put("channel", item.channel())
        .put("to", item.to())
        .put("at", item.at().toString())
        .put("subject", item.subject())
        .put("text", item.text())
        .put("html", item.html())
        .put("calendar", item.calendar())
        .put("links", new JsonArray(item.links()));
  }

  /** A mail's own page, without any power: it is somebody else's HTML. */
  private void mail(RoutingContext request) {
    var html = inbox.html(String.valueOf(request.pathParam("id")));
    if (html.isEmpty()) {
      Problem.NOT_FOUND.send(request.response());
      return;
    }
    request.response().putHeader("Content-Security-Policy", MAIL_POLICY);
    request.response().putHeader("Referrer-Policy", "no-referrer");
    Answers.text(request, "text/html; charset=utf-8", "<base target=\"_blank\">" + html.get());
  }

  private static int limit(RoutingContext request, int otherwise) {
    var asked = request.queryParams().get("limit");
    if (asked == null) {
      return otherwise;
    }
    try {
      return Math.max(Integer.parseInt(asked), 1);
    } catch (NumberFormatException e) {
      throw BadRequest.malformed("\"limit\" is a number from 1 on");
    }
  }
}
