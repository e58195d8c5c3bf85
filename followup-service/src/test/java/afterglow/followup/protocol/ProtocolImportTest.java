package afterglow.followup.protocol;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.PostgresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class ProtocolImportTest {
  @Inject Protocols protocols;

  @Test
  void makesAVersionOfEveryChangedImportAndOfNoOther() throws IOException {
    put("changing", lumen()).statusCode(200).body("changed", equalTo(true));
    put("changing", lumen()).statusCode(200).body("changed", equalTo(false));
    put("changing", lumen().replace("reminders: [P3D, P1D]", "reminders: [P2D]"))
        .statusCode(200)
        .body("clinic", equalTo("changing"))
        .body("changed", equalTo(true));

    assertEquals(2, protocols.current("changing").orElseThrow().version());
    assertEquals(2, protocols.version("changing", 1).pack().visit().reminders().size());
  }

  @Test
  void readsBothDemoClinics() throws IOException {
    put("demo-one", text("lumen")).statusCode(200);
    put("demo-two", text("aurora")).statusCode(200);
  }

  @Test
  void restoresWhatWasImported() throws IOException {
    put("restored", lumen()).statusCode(200);

    assertEquals(PackFixture.lumen(), protocols.current("restored").orElseThrow().pack());
  }

  @Test
  void namesEveryFlawWithItsPlace() throws IOException {
    var flawed =
        lumen()
            .replaceFirst("due: P14D", "due: P7D")
            .replaceFirst("      scar: next_day", "      scars: next_day")
            .replaceFirst("  - \\{ok: false,", "  - {ok: false, painAtLeast: 3,")
            .replaceFirst("      es: Sin alcohol.*", "");
    put("flawed", flawed)
        .statusCode(422)
        .contentType("application/problem+json")
        .body("type", equalTo("urn:afterglow:problem:import-refused"))
        .body("errors.at", hasItem("answerRules[3].oneCondition"));

    put("flawed", flawed.replace("ok: false, painAtLeast: 3", "ok: false"))
        .statusCode(422)
        .body("errors.at", hasItem("protocols[0].preparation[1]"))
        .body("errors.rule", hasItem("P7D is there twice"))
        .body("errors.at", hasItem("protocols[0].redFlags"))
        .body("errors.rule", hasItem("no symptom scars"))
        .body("errors.at", hasItem("protocols[1].preparation[1].text"))
        .body("errors.rule", hasItem("lacks es"));
    assertEquals(true, protocols.current("flawed").isEmpty());
  }

  @Test
  void refusesWhatItDoesNotKnow() throws IOException {
    put("flawed", lumen().replaceFirst("sample: true", "sampel: true"))
        .statusCode(422)
        .body("errors.at", hasItem("sampel"));
    put("flawed", lumen().replaceFirst("at: PT2H", "at: 2 hours"))
        .statusCode(422)
        .body("errors.at", hasItem("protocols[0].checkIns[0].at"));
    put("flawed", lumen().replaceFirst("ask: \\[flags\\]", "ask: [flags, mood]"))
        .statusCode(422)
        .body("errors.at", hasItem("protocols[0].checkIns[0].ask[1]"));
    put("flawed", "").statusCode(422);
    put("flawed", "[1, 2").statusCode(422);
    put("flawed", "pack: only").statusCode(422).body("errors.at", hasItem("urgency"));
  }

  @Test
  void isThereForTheOperatorAlone() throws IOException {
    given()
        .contentType("application/yaml")
        .body(lumen().getBytes(StandardCharsets.UTF_8))
        .put("/internal/followup/clinics/lumen/protocols")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:afterglow:problem:not-found"));
  }

  private static ValidatableResponse put(String clinic, String document) {
    return given()
        .header("Service-Token", "a-token-for-tests")
        .contentType("application/yaml")
        .body(document.getBytes(StandardCharsets.UTF_8))
        .put("/internal/followup/clinics/{clinic}/protocols", clinic)
        .then();
  }

  private static String lumen() throws IOException {
    return text("lumen");
  }

  private static String text(String clinic) throws IOException {
    try (var document = PackFixture.document(clinic)) {
      return new String(document.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
