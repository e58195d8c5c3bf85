package afterglow.booking.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import afterglow.booking.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class SameOriginGuardTest {
  private static final String ARRIVAL =
      "/api/booking/appointments/7f7d7a52-4d5c-4f7b-9a41-6f7c1c1d2a3b/arrival";
  private static final String CROSS_SITE = "urn:afterglow:problem:cross-site";

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, cross-site",
    "Sec-Fetch-Site, same-site",
    "Sec-Fetch-Site, none",
    "Origin, https://elsewhere.example",
    "Origin, http://localhost:8080.elsewhere.example",
    "Origin, http://localhost:9999",
    "Origin, null",
    "Referer, http://localhost:8080/desk",
    "Authorization, Basic c2FtOmtoYW4=",
    "Authorization, anything",
  })
  void refusesAChangeWithASessionThatDoesNotComeFromOurPages(String header, String value) {
    refused(withSession().header(header, value), ARRIVAL);
  }

  @Test
  void refusesAChangeWithASessionThatSaysNothing() {
    refused(withSession(), ARRIVAL);
  }

  @Test
  void believesTheBrowserBeforeTheOrigin() {
    refused(
        withSession()
            .header("Sec-Fetch-Site", "cross-site")
            .header("Origin", "http://localhost:8080"),
        ARRIVAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/desk/sign-out",
        "/desk/sign%2Dout",
        "/%64esk/sign-out",
        "//desk/sign-out",
        "/desk/sign-out;x=y",
        "/desk/sign-out/",
        "/api/booking/appointments/%2e%2e/arrival",
        "/nowhere",
      })
  void looksAtNoPath(String path) {
    given()
        .urlEncodingEnabled(false)
        .cookie("q_session", "x")
        .header("Sec-Fetch-Site", "cross-site")
        .redirects()
        .follow(false)
        .post(path)
        .then()
        .statusCode(403)
        .header("Cache-Control", "no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PUT", "PATCH", "DELETE", "POST", "BREW"})
  void guardsWhateverIsNotForLooking(String method) {
    withSession()
        .header("Sec-Fetch-Site", "cross-site")
        .request(method, ARRIVAL)
        .then()
        .statusCode(403);
  }

  @Test
  void takesNoOtherMethodFromAHeader() {
    withSession()
        .header("Sec-Fetch-Site", "cross-site")
        .header("X-HTTP-Method-Override", "POST")
        .redirects()
        .follow(false)
        .get("/desk/sign-out")
        .then()
        .statusCode(405);
  }

  @ParameterizedTest
  @CsvSource({
    "Sec-Fetch-Site, same-origin",
    "Origin, http://localhost:8080",
    "Authorization, Bearer something",
  })
  void letsOurOwnPagesAndProgramsThrough(String header, String value) {
    withSession().header(header, value).post(ARRIVAL).then().body("type", not(CROSS_SITE));
  }

  @Test
  void letsThroughWhatCarriesNoSessionAndNamesNoOtherSite() {
    given().post(ARRIVAL).then().statusCode(401);
  }

  private static void refused(RequestSpecification request, String path) {
    request.post(path).then().statusCode(403).body("type", equalTo(CROSS_SITE));
  }

  private static RequestSpecification withSession() {
    return given().cookie("q_session", "anything");
  }
}
