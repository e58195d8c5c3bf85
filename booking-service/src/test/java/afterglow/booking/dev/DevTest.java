package afterglow.booking.dev;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import afterglow.booking.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@TestProfile(DevTest.Local.class)
@QuarkusTestResource(PostgresResource.class)
class DevTest {
  public static class Local implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("afterglow.local", "true");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "127.0.0.1", "[::1]"})
  void answersToTheNamesOfThisMachine(String name) {
    given().header("Host", name).get("/dev/settled").then().statusCode(200);
    given()
        .header("Host", name + ":" + RestAssured.port)
        .get("/dev/settled")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @CsvSource({
    "Host, evil.example",
    "Host, evil.example:8081",
    "Host, localhost.evil.example",
    "Host, 127.0.0.1.evil.example",
    "Origin, null",
    "Origin, http://evil.example",
    "Origin, http://localhost:8080",
  })
  void isNotThereForPages(String header, String value) {
    given().header(header, value).get("/dev/settled").then().statusCode(404);
    clock("PT1H").header(header, value).post("/dev/clock").then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource({
    "X-Forwarded-Host, localhost",
    "X-Forwarded-Host, localhost:8081",
    "Forwarded, host=localhost",
  })
  void believesNobodyWhoSaysToComeByAnotherName(String header, String value) {
    for (var host : new String[] {"evil.example", "localhost"}) {
      given().header("Host", host).header(header, value).get("/dev/settled").then().statusCode(404);
    }
  }

  @Test
  void movesTheClockByTenYearsAtMost() {
    clock("PT1H").post("/dev/clock").then().statusCode(200).body("offset", equalTo("PT1H"));
    clock("PT9000000000000000S")
        .post("/dev/clock")
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:invalid"));
    for (var nothing : new String[] {"{}", "null", "{\"offset\":null}"}) {
      given()
          .contentType(ContentType.JSON)
          .body(nothing)
          .post("/dev/clock")
          .then()
          .statusCode(422)
          .body("errors", notNullValue());
    }
    clock("PT0S").post("/dev/clock").then().statusCode(200).body("offset", equalTo("PT1H"));
  }

  private static RequestSpecification clock(String offset) {
    return given().contentType(ContentType.JSON).body(Map.of("offset", offset));
  }
}
