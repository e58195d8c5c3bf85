package afterglow.booking.clinic;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.ClinicFixture;
import afterglow.booking.PostgresResource;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "ines", roles = "manager")
@OidcSecurity(claims = @Claim(key = "clinics", value = "[\"set-up\"]", type = ClaimType.JSON_ARRAY))
class SetupApiTest {
  private static final String CLINIC = "set-up";
  private static final ObjectMapper YAML = new YAMLMapper();
  private static final String PACK = pack();

  @Test
  void exportsWhatWasImportedEqualAsData() throws IOException {
    var revision = imported();
    put("catalogue", revision, PACK).then().statusCode(200).body("changed", equalTo(true));

    var exported = get("catalogue");

    assertEquals(YAML.readTree(PACK), YAML.readTree(exported.asString()));
    assertEquals(12, YAML.readTree(exported.asString()).get("treatments").size());
    put("catalogue", revision(exported), exported.asString())
        .then()
        .statusCode(200)
        .body("changed", equalTo(false));
    var setup = get("setup");
    assertEquals(
        YAML.readTree(
            ClinicFixture.CLINIC.replace("SLUG", CLINIC).replace("ZONE", "Europe/London")),
        YAML.readTree(setup.asString()));
  }

  @Test
  void isChangedOnlyByWhoeverSawHowItStands() {
    var revision = imported();

    put("catalogue", revision - 1, PACK).then().statusCode(412).body("version", equalTo(revision));
    given()
        .contentType("application/yaml")
        .body(PACK.getBytes(StandardCharsets.UTF_8))
        .put("/api/booking/clinics/" + CLINIC + "/catalogue")
        .then()
        .statusCode(428);
    given().get("/api/booking/clinics/somewhere-else/setup").then().statusCode(404);
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pack: aesthetic-dermatology | pack: | must not be blank",
        "version: 1 | version: 0 | greater than or equal to 1",
        "version: 1 | version: one | from String",
        "version: 1 | vresion: 1 | Unrecognized field",
        "code: microneedling$ | code: Micro Needling | must match",
        "code: ipl$ | code: microneedling | is there twice",
        "code: ipl$ | code: ipl, surprise: 1 | not allowed here",
        "code: ipl$ | code: | must not be null",
        "amount: \"160.00\" | amount: cheap | from String",
        "\"160.00\", currency: GBP | \"160.00\", currency: pounds | must match",
        "\"160.00\", currency: GBP | \"160.00\" | must not be null",
        "sessions: [6, 9] | sessions: [9, 6] | the least comes first",
        "sessions: [6, 9] | sessions: [0, 9] | greater than or equal to 1",
        "sessions: [6, 9] | sessions: [1, 2, 3] | size must be between",
        "sessions: [6, 9] | sessions: [] | must not be empty",
        "sessions: [6, 9], interval: [P4W, P8W] | sessions: [6, 9] | says no interval",
        "interval: [P4W, P8W] | interval: [4 weeks, P8W] | Period",
        "minutes: 60, needs | minutes: 0, needs | greater than or equal to 1",
        "minutes: 60, needs | needs | greater than or equal to 1",
        "minutes: 60, needs | minutes: soon, needs | from String",
        "name: numbing, minutes: 60 | minutes: 60 | must not be blank",
        "needs: [{practitioner: surgery}, {room: treatment-room}] | needs: [] | must not be empty",
        "needs: [{practitioner: surgery}, {room: treatment-room}] | needs: [{practitioner: surgery}, {practitioner: surgery}] | the same need",
        "needs: [{practitioner: surgery}, {room: treatment-room}] | needs: [{room: treatment-room}] | no segment needs a practitioner",
        "needs: [{practitioner: surgery}, {room: treatment-room}] | needs: [{nurse: surgery}] | Unrecognized field",
        "stop: [photosensitivity_disorder, active_infection, skin_cancer_area, pregnancy] | stop: [gout] | no question gout",
        "ask: [aminoglycoside, anticoagulant] | ask: [aminoglycoside, aminoglycoside] | another rule already",
        "ask: [aminoglycoside, anticoagulant] | aks: [aminoglycoside] | Unrecognized field",
        "wait: {recent_toxin: P12W} | wait: {recent_toxin: 12} | expected VALUE_STRING",
        "wait: {recent_toxin: P12W} | wait: {recent_toxin: P0D} | no time to wait",
        "wait: {recent_toxin: P12W} | wait: {recent_hair: P12W} | no question recent_hair",
        "wait: {recent_toxin: P12W} | wait: {recent_toxin: P12W, recent_toxin: P1W} | Duplicate field",
        "wait: {recent_toxin: P12W} | wait: {recent_toxin: P12W | expected",
      })
  void refusesABrokenPackAndNamesFileLineAndRule(String good, String bad, String rule) {
    var revision = imported();
    var wanted =
        Pattern.compile(
                Pattern.quote(good.replace("$", "")) + (good.endsWith("$") ? "$" : ""),
                Pattern.MULTILINE)
            .matcher(PACK);
    assertEquals(true, wanted.find(), good);
    var line = PACK.substring(0, wanted.start()).lines().count();
    var at = PACK.charAt(wanted.start() - 1) == '\n' ? line + 1 : line;
    var broken =
        PACK.substring(0, wanted.start()) + (bad == null ? "" : bad) + PACK.substring(wanted.end());

    var refused = put("catalogue", revision, broken);

    refused
        .then()
        .statusCode(422)
        .body("type", equalTo("urn:afterglow:problem:import-refused"))
        .body("detail", containsString(rule))
        .body("errors[0].file", equalTo("catalogue.yaml"));
    var said = refused.<Integer>path("errors[0].line");
    assertEquals(true, Math.abs(said - at) <= 4, "line " + at + ": " + refused.asString());
    assertEquals(revision, revision(get("setup")), "nothing is kept");
  }

  /** The clinic of the other tests, as it was. */
  private static int imported() {
    ClinicFixture.imported(CLINIC);
    return revision(get("setup"));
  }

  private static Response get(String document) {
    var answer = given().get("/api/booking/clinics/" + CLINIC + "/" + document);
    answer.then().statusCode(200);
    return answer;
  }

  private static int revision(Response answer) {
    return Integer.parseInt(answer.header("ETag").replace("\"", ""));
  }

  private static Response put(String document, int revision, String text) {
    return given()
        .header("If-Match", revision)
        .contentType("application/yaml")
        .body(text.getBytes(StandardCharsets.UTF_8))
        .put("/api/booking/clinics/" + CLINIC + "/" + document);
  }

  private static String pack() {
    try (var pack =
        Objects.requireNonNull(
            SetupApiTest.class.getResourceAsStream("/aesthetic-dermatology/catalogue.yaml"))) {
      return new String(pack.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
