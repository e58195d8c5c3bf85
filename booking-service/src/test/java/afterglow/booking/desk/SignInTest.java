package afterglow.booking.desk;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SignInTest {

  @Test
  void sendsWhoeverOpensAPageToSignInAndBackToOneAddress() {
    var answer = browser().get("/desk/sign-in");

    answer
        .then()
        .statusCode(302)
        .header(
            "Location",
            allOf(
                startsWith("http://localhost:8080/auth/sign-in"),
                containsString("code_challenge_method=S256"),
                containsString("desk%2Fsign-in")));
    var state =
        answer.headers().getValues("Set-Cookie").stream()
            .filter(cookie -> cookie.startsWith("q_auth_"))
            .findFirst()
            .orElseThrow();
    assertTrue(state.contains("HTTPOnly") && state.contains("SameSite=Lax"), state);
    assertTrue(state.contains("Path=/;"), state);
  }

  @Test
  void makesItsCookiesSecureBehindHttps() {
    var cookies =
        browser()
            .header("X-Forwarded-Proto", "https")
            .get("/desk/sign-in")
            .headers()
            .getValues("Set-Cookie");

    assertTrue(cookies.stream().allMatch(cookie -> cookie.contains("Secure")), cookies::toString);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/booking/clinics/lumen/board", "/%61pi/booking/clinics/lumen/board"})
  void redirectsNoProgram(String path) {
    for (var request : new RequestSpecification[] {browser(), browser().cookie("q_session", "x")}) {
      request
          .urlEncodingEnabled(false)
          .get(path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .body("type", equalTo("urn:afterglow:problem:not-signed-in"))
          .header("Location", nullValue());
    }
  }

  @Test
  void tellsAScriptThatTheSessionIsOver() {
    browser().header("X-Requested-With", "JavaScript").get("/desk/sign-in").then().statusCode(499);
  }

  @Test
  void lookingSignsNobodyOut() {
    browser().get("/desk/sign-out").then().statusCode(405);
  }

  @Test
  void signsOutAtTheProviderEvenWhenTheSessionHereIsOver() {
    browser()
        .header("Sec-Fetch-Site", "same-origin")
        .post("/desk/sign-out")
        .then()
        .statusCode(303)
        .header(
            "Location",
            allOf(
                startsWith("http://localhost:8080/auth/sign-out?client_id=afterglow-web"),
                containsString("desk%2Fsigned-out")));
  }

  @Test
  void saysInTheReadersLanguageThatTheyAreSignedOut() {
    browser()
        .header("Accept-Language", "es")
        .get("/desk/signed-out")
        .then()
        .statusCode(200)
        .header(
            "Content-Security-Policy", containsString("form-action 'self' http://localhost:8080"))
        .header("Cache-Control", "no-store")
        .body(containsString("Ha cerrado la sesión"));
  }

  @Test
  void neverLoopsWhenTheBrowserKeepsNoCookies() {
    browser()
        .header("Referer", "http://localhost:8080/auth/sign-in?x=y")
        .get("/desk/sign-in?code=c&state=s")
        .then()
        .statusCode(303)
        .header("Location", equalTo("/desk/not-signed-in"));
    browser()
        .get("/desk/not-signed-in")
        .then()
        .statusCode(200)
        .body(containsString("Signing in did not work"));
  }

  private static RequestSpecification browser() {
    return given().redirects().follow(false);
  }
}
