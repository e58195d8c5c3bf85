package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every page as people see it: it works, with and without scripts, and leaves a picture. */
class PagesTest {
  private final World world = new World();

  @ParameterizedTest
  @EnumSource(Browser.Screen.class)
  void aPatientBooksMovesAndCancels(Browser.Screen screen) {
    try (var browser = new Browser(screen, true)) {
      var page = browser.open(world.stack().url() + "/");
      browser.look("01-clinics");
      page.navigate(world.stack().url() + "/book/lumen");
      browser.look("02-treatments");
      page.locator("a.choice", containing("Microneedling")).click();
      browser.look("03-times");
      page.locator("button.slot:visible").first().click();
      browser.look("04-questions");
      goOn(page);
      browser.look("05-questions-with-errors");
      noToEverything(page);
      goOn(page);
      browser.look("06-details");
      goOn(page);
      browser.look("07-details-with-errors");
      page.locator("#name").fill("Paula Page");
      page.locator("#email").fill("paula." + screen.ordinal() + "@example.com");
      page.locator("#care").check();
      goOn(page);
      browser.look("08-check");
      goOn(page);
      assertTrue(page.content().contains("LUM-"), "the reference is shown");
      browser.look("09-booked");

      world.settle();
      page.navigate(manageLink(screen));
      assertFalse(page.content().contains("Microneedling"), "links get forwarded");
      browser.look("10-appointment");
      page.locator("a.button.quiet").first().click();
      browser.look("11-move");
      page.locator("button.slot:visible").last().click();
      browser.look("12-moving");
      goOn(page);
      browser.look("13-moved");
      page.locator("a.button.danger").click();
      browser.look("14-cancel");
      page.locator("form button.danger").click();
      browser.look("15-cancelled");
      page.navigate(world.stack().url() + "/m/no-such-link");
      browser.look("16-link-that-opens-nothing");
      page.navigate(world.stack().url() + "/dev/inbox?limit=12");
      browser.picture("20-inbox");
      assertEquals(List.of(), browser.complaints());
    }
  }

  @Test
  void everythingWorksWithoutScripts() {
    try (var browser = new Browser(Browser.Screen.PHONE, false)) {
      var page = browser.open(world.stack().url() + "/book/lumen/superficial-peel");
      page.locator("button.slot:visible").first().click();
      noToEverything(page);
      goOn(page);
      page.locator("#name").fill("Nils Noscript");
      page.locator("#email").fill("nils.noscript@example.com");
      page.locator("#care").check();
      goOn(page);
      goOn(page);
      assertTrue(page.content().contains("LUM-"));

      world.settle();
      var nils =
          new World.Person("Nils Noscript", "nils.noscript@example.com", null, World.LONDON, "en");
      page.navigate(World.linkIn(world.inbox(nils).getLast()));
      page.locator("a.button.danger").click();
      page.locator("form button.danger").click();
      world.settle();
      assertEquals(2, world.inbox(nils).size(), "booked and cancelled");
    }
  }

  @ParameterizedTest
  @EnumSource(Browser.Screen.class)
  void aPatientReadsHowToPrepare(Browser.Screen screen) {
    var person = World.Person.byMail("Peter Prepare", World.LONDON);
    var visit = world.book(person, "lumen", "microneedling", 8);
    world.settle();
    world.travelTo(visit.start().minus(Duration.ofHours(20)));

    var link =
        world.inbox(person).stream()
            .flatMap(message -> World.list(message.get("links")).stream())
            .map(JsonNode::asText)
            .filter(address -> address.contains("/checkin/"))
            .findFirst()
            .orElseThrow();
    try (var browser = new Browser(screen, true)) {
      browser.open(link);
      assertTrue(browser.page().content().contains("retinoids"), "what, with dates");
      browser.look("25-how-to-prepare");
    }
  }

  @ParameterizedTest
  @EnumSource(Browser.Screen.class)
  void aPatientTellsHowItHeals(Browser.Screen screen) {
    var person = World.Person.byMail("Chloe Check", World.LONDON);
    var visit = world.book(person, "lumen", "dermal-filler", 6);
    world.travelTo(visit.start().plus(Duration.ofMinutes(80)));
    world.act("maya", visit, "arrival", Map.of()).expect(200);
    world.act("ana", visit, "fulfilment", Map.of()).expect(200);
    world.travelTo(world.now().plus(Duration.ofHours(26)));

    try (var browser = new Browser(screen, true)) {
      var page = browser.open(World.linkIn(world.inbox(person).getLast()));
      browser.look("30-check-in");
      goOn(page);
      browser.look("30-check-in-with-errors");
      page.locator("input[name=flags]").first().check();
      goOn(page);
      browser.look("31-check-in-answered");
      assertTrue(page.locator("h1").textContent().contains("999"), "whom to call comes first");
      page.navigate(world.stack().url() + "/checkin/no-such-link");
      browser.look("32-check-in-link-that-opens-nothing");
    }
  }

  private String manageLink(Browser.Screen screen) {
    var paula =
        new World.Person(
            "Paula Page", "paula." + screen.ordinal() + "@example.com", null, World.LONDON, "en");
    return World.linkIn(world.inbox(paula).getLast());
  }

  private static void noToEverything(Page page) {
    page.locator("input[type=radio][value=no]").all().forEach(no -> no.check());
  }

  /** The button that leads on. */
  private static void goOn(Page page) {
    page.locator("main form .actions button.button:not(.quiet):not(.link)").last().click();
  }

  private static Page.LocatorOptions containing(String text) {
    return new Page.LocatorOptions().setHasText(text);
  }
}
