package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What staff do in a browser all day, signed in at the real provider. */
class StaffPagesTest {
  private final World world = new World();

  @ParameterizedTest
  @EnumSource(Browser.Screen.class)
  void receptionRunsTheDay(Browser.Screen screen) {
    var comes = booked("Hana Here", screen);
    var cancels = booked("Carl Off", screen);
    var staysAway = booked("Nora Show", screen);
    world.travelTo(staysAway.start().plus(Duration.ofMinutes(5)));
    try (var browser = new Browser(screen, true)) {
      var page =
          signedIn(
              browser, "maya", "/desk?day=" + LocalDate.ofInstant(comes.start(), World.LONDON));
      assertTrue(page.url().contains("day="), "where they wanted to go");
      browser.look("40-desk");

      button(page, comes, "arrival").click();
      assertBanner(page, comes.person().name() + " has arrived.");
      browser.look("41-desk-arrived");
      button(page, comes, "fulfilment").click();
      assertBanner(page, "is done.");
      button(page, staysAway, "no-show").click();
      assertBanner(page, "no-show");
      button(page, cancels, "cancellation").click();
      browser.look("42-desk-cancel");
      assertEquals("BOOKED", status(cancels), "looking cancels nothing");
      page.locator("main form button").click();
      assertBanner(page, "is cancelled.");
      browser.look("43-desk-later");

      page.locator("#open-" + comes.id()).click();
      assertTrue(page.content().contains("mailto:" + comes.person().email()));
      browser.look("44-desk-appointment");
      page.navigate(world.stack().url() + "/desk?day=2031-01-05");
      browser.look("45-desk-empty");
      page.navigate(world.stack().url() + "/care");
      assertTrue(page.content().contains("You cannot open this page"));
      browser.look("46-care-not-for-reception");
      assertEquals("FULFILLED", status(comes));
      assertEquals("NO_SHOW", status(staysAway));
      assertEquals("CANCELLED", status(cancels));
    }
  }

  @ParameterizedTest
  @EnumSource(Browser.Screen.class)
  void aClinicianTakesACaseAndLeavesANoteInTheSameSession(Browser.Screen screen) {
    var rosa = withRedFlag("Rosa Flag", screen);
    try (var browser = new Browser(screen, true)) {
      var page = signedIn(browser, "ana", "/care");
      assertTrue(page.content().contains("Urgent"));
      browser.look("50-care");
      var entry = caseOf(page, rosa);
      entry.locator("summary").click();
      entry.locator("textarea").fill("Called back. Comes in at four.");
      browser.look("51-care-note");
      entry.locator("details form button").click();
      assertBanner(page, "The note is saved.");
      caseOf(page, rosa).locator("a.button").click();
      assertTrue(page.content().contains(rosa.person().name()), "the desk knows no other session");

      page.navigate(world.stack().url() + "/care");
      caseOf(page, rosa).locator("form button").first().click();
      assertBanner(page, "The case is acknowledged.");
      assertTrue(page.content().contains("Comes in at four."));
      browser.look("52-care-acknowledged");

      page.locator("form[action='/desk/sign-out'] button").first().click();
      page.waitForURL("**/desk/signed-out*");
      browser.look("53-signed-out");
      for (var path : List.of("/desk", "/care")) {
        page.navigate(world.stack().url() + path);
        assertTrue(page.url().contains("/auth/realms/afterglow"), page.url());
      }
      assertEquals(List.of(), browser.complaints());
    }
  }

  @Test
  void theDeskWorksWithoutScriptsAndNoticesWhatChangedMeanwhile() {
    var visit = booked("Nils Desk", Browser.Screen.PHONE);
    world.travelTo(visit.start());
    try (var browser = new Browser(Browser.Screen.PHONE, false)) {
      var page = signedIn(browser, "maya", "/desk");
      world.act("maya", visit, "arrival", Map.of()).expect(200);

      button(page, visit, "arrival").click();

      assertTrue(page.content().contains("somebody has changed this visit"));
      button(page, visit, "fulfilment").click();
      assertBanner(page, "is done.");
    }
  }

  @Test
  void lookingAtSignOutSignsNobodyOutAndAnotherSitesFormNeither() {
    try (var browser = new Browser(Browser.Screen.DESKTOP, true)) {
      var page = signedIn(browser, "tom", "/desk");
      page.navigate(world.stack().url() + "/desk/sign-out");
      var elsewhere =
          "<form method=post action='%s/desk/sign-out'><button>x</button></form>"
              .formatted(world.stack().url());
      page.navigate("data:text/html," + elsewhere);
      page.locator("button").click();
      assertTrue(page.content().contains("cross-site"), page.content());

      page.navigate(world.stack().url() + "/desk");
      assertFalse(page.url().contains("/auth/"), "still signed in");
    }
  }

  private Page signedIn(Browser browser, String user, String path) {
    var page = browser.open(world.stack().url() + path);
    page.locator("#username").fill(user);
    page.locator("#password").fill("demo");
    page.locator("#kc-login").click();
    page.waitForURL(address -> address.startsWith(world.stack().url() + path));
    return page;
  }

  private World.Visit booked(String name, Browser.Screen screen) {
    return world.book(
        World.Person.byMail(name + " " + "ABC".charAt(screen.ordinal()), World.LONDON),
        "lumen",
        "consultation",
        6);
  }

  private World.Visit withRedFlag(String name, Browser.Screen screen) {
    var visit =
        world.book(
            World.Person.byMail(name + " " + "ABC".charAt(screen.ordinal()), World.LONDON),
            "lumen",
            "microneedling",
            6);
    world.travelTo(visit.start().plus(Duration.ofMinutes(80)));
    world.act("maya", visit, "arrival", Map.of()).expect(200);
    world.act("ana", visit, "fulfilment", Map.of()).expect(200);
    world.travelTo(world.now().plus(Duration.ofHours(26)));
    var link = World.linkIn(world.inbox(visit.person()).getLast());
    world
        .http()
        .post(
            "/api/followup/checkins/" + link.substring(link.lastIndexOf('/') + 1),
            Map.of(
                "answers",
                Map.of(
                    "flags", List.of("fever"), "pain", 6, "trend", "worse", "text", "Shivering")))
        .expect(200);
    return visit;
  }

  private String status(World.Visit visit) {
    return world.onTheBoard("maya", visit).get("status").asText();
  }

  private static Locator button(Page page, World.Visit visit, String act) {
    return page.locator("[id='" + act + "-" + visit.id() + "']");
  }

  private static void assertBanner(Page page, String text) {
    page.locator("main .notice[role=status]", new Page.LocatorOptions().setHasText(text)).waitFor();
  }

  private static Locator caseOf(Page page, World.Visit visit) {
    return page.locator("li.case:has(a[href$='" + visit.id() + "'])");
  }
}
