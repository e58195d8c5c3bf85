package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Debian's Chromium as somebody would use it. Every page that is looked at leaves a picture in
 * {@code target/screenshots} and is checked for accessibility and for errors in its console.
 */
public final class Browser implements AutoCloseable {
  public enum Screen {
    PHONE(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK),
    DESKTOP(1280, 900, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme scheme;

    Screen(int width, int height, ColorScheme scheme) {
      this.width = width;
      this.height = height;
      this.scheme = scheme;
    }
  }

  private final Playwright playwright;
  private final BrowserContext context;
  private final Screen screen;
  private final Page page;
  private final boolean javaScript;
  private final List<String> complaints = new ArrayList<>();

  public Browser(Screen screen, boolean javaScript) {
    this.screen = screen;
    this.javaScript = javaScript;
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    var browser =
        playwright
            .chromium()
            .launch(
                new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("chromium", "/usr/bin/chromium")))
                    .setArgs(
                        List.of(
                            "--no-sandbox",
                            "--disable-gpu",
                            "--disable-quic",
                            "--disable-background-networking",
                            "--disable-component-update",
                            "--disable-sync")));
    context =
        browser.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(screen.width, screen.height)
                .setColorScheme(screen.scheme)
                .setJavaScriptEnabled(javaScript)
                .setLocale("en-GB")
                .setTimezoneId("Europe/London"));
    page = context.newPage();
    page.setDefaultTimeout(20_000);
    page.onConsoleMessage(
        message -> {
          // A page that answers 4xx by itself is said so too; its parts are watched below.
          if (message.type().equals("error")
              && !message.text().startsWith("Failed to load resource")) {
            complaints.add(page.url() + " " + message.text());
          }
        });
    page.onResponse(
        response -> {
          var part = !response.request().resourceType().equals("document");
          if (part && response.status() >= 400 && !response.url().endsWith("/favicon.ico")) {
            complaints.add(page.url() + " " + response.status() + " " + response.url());
          }
        });
  }

  public Page page() {
    return page;
  }

  public Page open(String url) {
    page.navigate(url);
    return page;
  }

  /** Takes the page's picture and checks what can be checked of it by a machine. */
  void look(String name) {
    var width = page.evaluate("() => document.documentElement.scrollWidth");
    if (javaScript) {
      assertEquals(List.of(), violations(), name);
      assertEquals(screen.width, width, name + " does not scroll sideways");
    }
    picture(name);
  }

  /** Takes the page's picture alone: mails in their frames are not ours to check here. */
  void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setFullPage(true)
            .setPath(
                Path.of(
                    "target",
                    "screenshots",
                    name + "-" + screen.name().toLowerCase(java.util.Locale.ROOT) + ".png")));
  }

  /** What the pages' consoles complained of. */
  List<String> complaints() {
    return complaints;
  }

  private List<String> violations() {
    return new AxeBuilder(page)
            .withTags(
                List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"))
            .analyze()
            .getViolations()
            .stream()
            .map(
                rule ->
                    rule.getId()
                        + ": "
                        + rule.getHelp()
                        + " "
                        + rule.getNodes().getFirst().getHtml())
            .toList();
  }

  @Override
  public void close() {
    context.close();
    playwright.close();
  }
}
