package afterglow.local.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The part of Twilio's HTTP interface that sends and finds messages. */
class SmsApi {
  private static final Pattern NUMBER = Pattern.compile("\\+[1-9]\\d{6,14}");
  private static final int LONGEST_BODY = 1_600;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(4);

  private final Vertx vertx;
  private final SmsSandbox sandbox;

  SmsApi(Vertx vertx, SmsSandbox sandbox) {
    this.vertx = vertx;
    this.sandbox = sandbox;
  }

  Router routes() {
    var router = Router.router(vertx);
    var messages = "/2010-04-01/Accounts/" + sandbox.account() + "/Messages";
    router.route().handler(this::authenticate);
    router.route().handler(BodyHandler.create(false).setBodyLimit(65_536));
    router.post(messages + ".json").blockingHandler(this::send, false);
    router.get(messages + ".json").blockingHandler(this::list, false);
    router.get(messages + "/:sid.json").blockingHandler(this::show, false);
    router.route().handler(request -> fail(request, 404, 20_404, "There is no such resource"));
    return router;
  }

  private void authenticate(RoutingContext request) {
    var shown = request.request().getHeader("Authorization");
    var pair = sandbox.account() + ":" + sandbox.token();
    var expected =
        "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    if (shown == null || !same(shown, expected)) {
      fail(request, 401, 20_003, "Authenticate");
      return;
    }
    request.next();
  }

  private void send(RoutingContext request) {
    var form = request.request().formAttributes();
    var to = text(form.get("To"));
    var from = text(form.get("From"));
    var body = text(form.get("Body"));
    if (!NUMBER.matcher(to).matches()) {
      fail(request, 400, 21_211, "The 'To' number is not a valid phone number");
      return;
    }
    if (!NUMBER.matcher(from).matches()) {
      fail(request, 400, 21_212, "The 'From' number is not a valid phone number");
      return;
    }
    if (body.isEmpty() || body.length() > LONGEST_BODY) {
      fail(request, 400, body.isEmpty() ? 21_602 : 21_617, "A body of 1 to 1600 characters");
      return;
    }
    var message =
        new TextMessage(
            "SM" + UUID.randomUUID().toString().replace("-", ""),
            sandbox.clock().now(),
            from,
            to,
            body,
            text(form.get("StatusCallback")),
            sandbox.script().next(to),
            "queued",
            0);
    if (message.accepted()) {
      accept(request, message);
    } else {
      refuse(request, message);
    }
  }

  private void refuse(RoutingContext request, TextMessage message) {
    sandbox.refuse(message);
    switch (message.outcome()) {
      case "LIMIT_429" -> fail(request, 429, 20_429, "Too many requests");
      case "FAIL_500" -> fail(request, 500, 20_500, "Internal error");
      default -> {
        var code = Integer.parseInt(message.outcome().substring("REJECT_".length()));
        fail(request, 400, code, "Scripted in the sandbox");
      }
    }
  }

  private void accept(RoutingContext request, TextMessage message) {
    var told = sandbox.keep(message);
    switch (message.outcome()) {
      case "FAIL_500_ACCEPTED" -> fail(request, 500, 20_500, "Internal error");
      case "HANG_ACCEPTED" -> {}
      case "RECEIPT_FIRST" -> {
        awaitReceipt(told);
        answer(request, 201, message.resource(sandbox.account()));
      }
      default -> answer(request, 201, message.resource(sandbox.account()));
    }
  }

  /** A while at most: a sender that hears no receipt now must have its answer all the same. */
  private static void awaitReceipt(Future<?> told) {
    try {
      told.get(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      // The receipt goes on being told in its own thread.
    }
  }

  private void list(RoutingContext request) {
    var query = request.queryParams();
    var to = query.get("To");
    var from = query.get("From");
    var size = query.get("PageSize");
    var page = Ledger.JSON.createObjectNode();
    var found = page.putArray("messages");
    sandbox
        .newest(number -> to == null || number.equals(to))
        .filter(message -> from == null || message.from().equals(from))
        .filter(
            message -> {
              var day = message.at().atOffset(ZoneOffset.UTC).toLocalDate();
              return on(query.get("DateSent"), day, 0)
                  && on(query.get("DateSent>"), day, 1)
                  && on(query.get("DateSent<"), day, -1);
            })
        .limit(size == null ? 50 : Math.clamp(Long.parseLong(size), 1, 1000))
        .forEach(message -> found.add(message.resource(sandbox.account())));
    answer(
        request, 200, page.put("page", 0).put("page_size", found.size()).putNull("next_page_uri"));
  }

  /** Whether a day is the one asked for, or lies on the asked side of it. */
  private static boolean on(@Nullable String asked, LocalDate day, int side) {
    if (asked == null) {
      return true;
    }
    var order = day.compareTo(LocalDate.parse(asked.substring(0, 10)));
    return order == 0 || (side != 0 && Integer.signum(order) == side);
  }

  private void show(RoutingContext request) {
    sandbox
        .find(text(request.pathParam("sid")))
        .ifPresentOrElse(
            message -> answer(request, 200, message.resource(sandbox.account())),
            () -> fail(request, 404, 20_404, "There is no such message"));
  }

  private static void fail(RoutingContext request, int status, int code, String message) {
    answer(
        request,
        status,
        Ledger.JSON
            .createObjectNode()
            .put("code", code)
            .put("message", message)
            .put("more_info", "https://www.twilio.com/docs/errors/" + code)
            .put("status", status));
  }

  private static void answer(RoutingContext request, int status, JsonNode body) {
    request
        .response()
        .setStatusCode(status)
        .putHeader("Content-Type", "application/json")
        .end(body.toString());
  }

  private static boolean same(String shown, String expected) {
    return MessageDigest.isEqual(
        shown.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(@Nullable String value) {
    return value == null ? "" : value;
  }
}
