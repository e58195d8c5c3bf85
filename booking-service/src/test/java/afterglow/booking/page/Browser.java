package afterglow.booking.page;

import static io.restassured.RestAssured.given;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** A page as a browser without JavaScript has it: its words, and its forms with what is in them. */
record Browser(Response response, String html) {
  private static final Pattern FORM = Pattern.compile("<form[^>]*>.*?</form>", Pattern.DOTALL);
  private static final Pattern INPUT = Pattern.compile("<input[^>]*>");

  static Browser open(String path) {
    return open(path, "en");
  }

  static Browser open(String path, String language) {
    return of(given().header("Accept-Language", language).redirects().follow(false).get(path));
  }

  private static Browser of(Response response) {
    return new Browser(response, response.asString());
  }

  /** Sends the form that leads there, with what stands in its fields and what is typed now. */
  Browser send(String action, Map<String, String> typed) {
    var fields = new LinkedHashMap<>(fields(form(action)));
    fields.putAll(typed);
    return of(
        given()
            .config(
                RestAssuredConfig.config()
                    .encoderConfig(EncoderConfig.encoderConfig().defaultContentCharset("UTF-8")))
            .header("Sec-Fetch-Site", "same-origin")
            .contentType(ContentType.URLENC)
            .formParams(fields)
            .redirects()
            .follow(false)
            .post(action));
  }

  Browser send(String action) {
    return send(action, Map.of());
  }

  /** Where the form's work is told of. */
  Browser follow() {
    return open(response.header("Location"));
  }

  int status() {
    return response.statusCode();
  }

  String title() {
    return between("<title>", "</title>");
  }

  String heading() {
    return between("<h1>", "</h1>");
  }

  boolean says(String words) {
    return html.contains(words);
  }

  /** What the form that leads there would send. */
  Map<String, String> filledIn(String action) {
    return fields(form(action));
  }

  private String form(String action) {
    return FORM.matcher(html)
        .results()
        .map(found -> found.group())
        .filter(
            form ->
                form.contains("action=\"" + action + "\"")
                    || form.contains("id=\"step\"") && html.contains("\"" + action + "\""))
        .filter(form -> form.contains("method=\"post\""))
        .findFirst()
        .orElseThrow(() -> new AssertionError("No form leads to " + action + " in\n" + html));
  }

  private static Map<String, String> fields(String form) {
    var fields = new LinkedHashMap<String, String>();
    INPUT
        .matcher(form)
        .results()
        .map(found -> found.group())
        .filter(input -> !input.matches(".*type=\"(radio|checkbox)\".*") || isChecked(input))
        .forEach(input -> fields.put(attribute(input, "name"), attribute(input, "value")));
    return fields;
  }

  private static boolean isChecked(String input) {
    return input.contains(" checked");
  }

  private static String attribute(String element, String name) {
    var found = Pattern.compile(" " + name + "=\"([^\"]*)\"").matcher(element);
    return found.find() ? found.group(1) : "";
  }

  private String between(String start, String end) {
    var from = html.indexOf(start) + start.length();
    return html.substring(from, html.indexOf(end, from));
  }
}
