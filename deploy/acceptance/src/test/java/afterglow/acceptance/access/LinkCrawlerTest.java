package afterglow.acceptance.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.acceptance.Browser;
import afterglow.acceptance.Databases;
import afterglow.acceptance.World;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A mail scanner opens every link in every message, follows what it finds and runs the pages'
 * scripts, long before the patient does. It must change nothing.
 */
class LinkCrawlerTest {
  private static final Pattern HREF = Pattern.compile("(?:href|src)=\"([^\"]+)\"");

  /** Sign-ins, cursors and leases move by themselves. */
  private static final Set<String> MOVING = Set.of();

  private final World world = new World();
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();

  @Test
  void changesNothing() throws Exception {
    var links = linksOfAWholeCourse();
    var databases = new Databases(world.stack());
    var before = databases.fingerprint(MOVING);
    var messages = inboxSize();

    var pages = crawl(links);
    runScripts(links);
    world.settle();

    assertTrue(pages.size() > links.size(), "it followed links: " + pages);
    assertEquals(before, databases.fingerprint(MOVING));
    assertEquals(messages, inboxSize());
    assertTheFingerprintWouldTell(databases, before, links);
  }

  /** Confirmation, move, reminder, check-in, cancellation: one patient by mail, one by text. */
  private Set<URI> linksOfAWholeCourse() {
    var treated =
        world.book(World.Person.byMail("Cray Wler", World.LONDON), "lumen", "microneedling", 8);
    var moved =
        world.book(World.Person.byText("Scan Ner", World.LONDON), "lumen", "consultation", 12);
    world.move(moved, "consultation", 3);
    world.settle();
    world.travelTo(treated.start());
    world.act("maya", treated, "arrival", Map.of()).expect(200);
    world.travelTo(treated.start().plus(Duration.ofHours(1)));
    world.act("maya", treated, "fulfilment", Map.of()).expect(200);
    world.travelTo(world.now().plus(Duration.ofDays(3)));
    var links = new LinkedHashSet<URI>();
    for (var visit : List.of(treated, moved)) {
      for (var message : world.inbox(visit.person())) {
        message.get("links").forEach(link -> links.add(URI.create(link.asText())));
      }
      links.add(URI.create(visit.manageUrl()));
    }
    assertTrue(links.stream().anyMatch(link -> link.getPath().startsWith("/m/")), "" + links);
    assertTrue(links.stream().anyMatch(link -> link.getPath().startsWith("/checkin/")), "" + links);
    return links;
  }

  /** Everything on our origin that GET, HEAD and OPTIONS reach from there. */
  private Set<URI> crawl(Set<URI> links) throws IOException, InterruptedException {
    var seen = new LinkedHashSet<>(links);
    var next = new ArrayDeque<>(links);
    while (!next.isEmpty() && seen.size() < 400) {
      var uri = next.removeFirst();
      for (var method : List.of("HEAD", "OPTIONS")) {
        send(uri, method);
      }
      var answer = send(uri, "GET");
      assertTrue(answer.statusCode() < 500, uri.getPath() + " " + answer.statusCode());
      var found = HREF.matcher(answer.body());
      while (found.find()) {
        var to = uri.resolve(found.group(1).replace("&amp;", "&"));
        var ours = to.getAuthority() != null && to.getAuthority().equals(uri.getAuthority());
        if (ours && !to.getPath().startsWith("/dev") && seen.add(to)) {
          next.add(to);
        }
      }
    }
    return seen;
  }

  private HttpResponse<String> send(URI uri, String method)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(uri)
            .timeout(Duration.ofSeconds(30))
            .method(method, HttpRequest.BodyPublishers.noBody());
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static void runScripts(Set<URI> links) {
    try (var browser = new Browser(Browser.Screen.DESKTOP, true)) {
      for (var link : links) {
        browser.open(link.toString()).waitForLoadState();
        browser.page().mouse().move(200, 300);
        browser.page().keyboard().press("Tab");
      }
    }
  }

  private void assertTheFingerprintWouldTell(
      Databases databases, Map<String, String> before, Set<URI> links) {
    var manage =
        links.stream().map(URI::getPath).filter(path -> path.startsWith("/m/")).toList().getLast();
    var token = manage.split("/")[2];
    world.http().post("/api/booking/manage/" + token + "/cancellation", Map.of());
    world.settle();
    assertNotEquals(before, databases.fingerprint(MOVING), "the positive control");
  }

  private int inboxSize() {
    return world.http().get("/dev/inbox", "Accept", "application/json").expect(200).body().size();
  }
}
