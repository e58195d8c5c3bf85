package afterglow.acceptance.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.acceptance.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What a caller gets who is not signed in: what is meant for everybody, and else nothing, however
 * the path is written. Asked through the gateway and of the services themselves.
 */
class AnonymousTest {
  /** The public surface, as it was designed. A route that is not here asks who is calling. */
  private static final List<Pattern> PUBLIC =
      Stream.of(
              "GET /api/booking/clinics",
              "GET /api/booking/clinics/\\{clinic}(/treatments|/slots)?",
              "POST /api/booking/clinics/\\{clinic}/(holds|appointments)",
              "GET /api/booking/manage/\\{token}",
              "POST /api/booking/manage/\\{token}/(reschedule|cancellation|confirmation|undo)",
              "POST /api/followup/checkins/\\{token}",
              "POST /api/notification/webhooks/sms/(status|inbound)",
              "GET /",
              "(GET|POST) /book(/.*)?",
              "(GET|POST) /m/.*",
              "(GET|POST) /checkin/.*",
              "(GET|POST) /preferences/.*",
              // Where somebody lands who has just signed out.
              "GET /desk/signed-out",
              // And who has tried to sign in without success.
              "GET /desk/not-signed-in")
          .map(Pattern::compile)
          .toList();

  /** Open on the local stack alone; the gateway's own /dev stands before the services'. */
  private static final Pattern LOCAL = Pattern.compile("(GET|POST) /dev/.*");

  private final World world = new World();
  private final List<Route> routes = Routes.of(world.stack().root());
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  @Test
  void onlyWhatIsMeantForEverybodyIsOpenToEverybody() {
    var open = routes.stream().filter(r -> r.guard() == Route.Guard.NONE).map(Route::named);

    assertTrue(routes.size() > 40, "the routes were found");
    assertEquals(
        List.of(),
        open.filter(route -> !isPublic(route) && !LOCAL.matcher(route).matches()).toList());
    assertEquals(List.of(), routes.stream().filter(r -> r.guard() == Route.Guard.CLOSED).toList());
  }

  @Test
  void everyOtherRouteRefusesAnAnonymousCallerHoweverItsPathIsWritten() throws Exception {
    var entered = new ArrayList<String>();
    var asked = 0;
    for (var route : routes) {
      if (isPublic(route.named()) || LOCAL.matcher(route.named()).matches()) {
        continue;
      }
      var path = filled(route.path());
      for (var place : List.of(world.stack().url(), world.stack().at(route.service()))) {
        var plain = call(place, route.method(), path);
        assertEquals(expected(route), plain.statusCode(), place + " " + route.named());
        for (var disguise : Disguises.of(path)) {
          asked++;
          var answer = call(place, route.method(), disguise);
          if (!refuses(answer)) {
            entered.add(
                route.method() + " " + place + disguise + " answers " + answer.statusCode());
          }
        }
      }
    }
    assertTrue(asked > 1_000, asked + " disguises were tried");
    assertEquals(List.of(), entered);
  }

  @Test
  void healthAndMetricsAreNotForPeopleHoweverTheirPathIsWritten() throws Exception {
    var entered = new ArrayList<String>();
    for (var path : List.of("/q/health", "/q/metrics")) {
      assertEquals(404, call(world.stack().url(), "GET", path).statusCode(), path);
      for (var disguise : Disguises.of(path)) {
        if (!refuses(call(world.stack().url(), "GET", disguise))) {
          entered.add(disguise);
        }
      }
    }
    assertEquals(List.of(), entered);
  }

  @Test
  void garbageForATokenIsNobody() throws Exception {
    for (var route : routes) {
      if (route.guard() == Route.Guard.ROLE && route.path().startsWith("/api/")) {
        var answer =
            call(
                world.stack().url(),
                route.method(),
                filled(route.path()),
                "Authorization",
                "Bearer garbage");
        assertEquals(401, answer.statusCode(), route.named());
        assertTrue(answer.body().contains("urn:afterglow:problem:"), answer.body());
      }
    }
  }

  /** What is written plainly is answered exactly so. */
  private static int expected(Route route) {
    return switch (route.guard()) {
      case ROLE, SIGN_IN -> route.isPage() ? sentToSignIn(route) : 401;
      // Who lacks the token is not told that there is anything to lack it for.
      case SERVICE, NONE, CLOSED -> 404;
    };
  }

  /** A form that comes too late is told to open its page again, which asks to sign in. */
  private static int sentToSignIn(Route route) {
    return route.method().equals("GET") ? 302 : 303;
  }

  /** Sent to sign in counts as refused; any success and any breakdown does not. */
  private static boolean refuses(HttpResponse<String> answer) {
    if (answer.statusCode() == 302) {
      var to = answer.headers().firstValue("location").orElse("");
      return to.contains("/protocol/openid-connect/auth?");
    }
    if (answer.statusCode() == 303) {
      var to = answer.headers().firstValue("location").orElse("");
      return to.equals("/desk")
          || to.equals("/care")
          || to.contains("/protocol/openid-connect/logout?");
    }
    return answer.statusCode() >= 400 && answer.statusCode() < 500;
  }

  private static boolean isPublic(String route) {
    return PUBLIC.stream().anyMatch(each -> each.matcher(route).matches());
  }

  private static String filled(String path) {
    return path.replace("{clinic}", "lumen")
        .replaceAll("\\{[a-z]+}", "0198c0de-0000-7000-8000-000000000001");
  }

  private HttpResponse<String> call(URI place, String method, String path, String... headers)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(place + path))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "anonymous-" + path.hashCode())
            .header("If-Match", "1")
            .method(
                method,
                method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString("{}"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}
