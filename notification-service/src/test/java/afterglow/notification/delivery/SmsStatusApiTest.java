package afterglow.notification.delivery;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.PatientFixture.Patient;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SmsStatusApiTest {
  private static final URI PUBLIC = URI.create("http://localhost:8080");

  @Inject Workshop workshop;
  @Inject PatientFixture patients;
  @Inject Database database;
  @Inject TestClock clock;

  @BeforeEach
  void open() throws IOException {
    clock.set(TestClock.BOOKED);
    workshop.open();
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  @Test
  void believesAReceiptOnceInAnyOrder() {
    var sam = aTextedPatient();

    report(sam, Map.of("MessageSid", "SM1", "MessageStatus", "delivered")).statusCode(204);
    report(sam, Map.of("MessageSid", "SM1", "MessageStatus", "sent")).statusCode(204);
    report(sam, Map.of("MessageSid", "SM1", "MessageStatus", "delivered")).statusCode(204);
    report(sam, Map.of("MessageSid", "SM1", "MessageStatus", "failed", "ErrorCode", "30005"))
        .statusCode(204);

    assertEquals(List.of("DELIVERED"), workshop.states(sam.appointment));
    assertEquals(
        List.of("afterglow.message.accepted.v1 1", "afterglow.message.delivered.v1 2"),
        workshop.published(sam.appointment));
  }

  @Test
  void tellsWhyATextDidNotArrive() {
    var sam = aTextedPatient();

    report(sam, Map.of("MessageStatus", "undelivered", "ErrorCode", "30005")).statusCode(204);

    assertEquals(List.of("FAILED BAD_ADDRESS"), workshop.states(sam.appointment));
  }

  @Test
  void takesAReceiptForTheAnswerThatWasLost() {
    var sam = patients.aPatient().preferringTexts().booked();
    workshop.sms.next(afterglow.notification.around.SmsHost.Fate.failed(true));
    workshop.work();

    report(sam, Map.of("MessageSid", "SM1", "MessageStatus", "sent")).statusCode(204);
    workshop.work();

    assertEquals(1, workshop.sms.textsTo(sam.phone).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void refusesWhatTheProviderDidNotSign() {
    var sam = aTextedPatient();
    var url = SmsProvider.callback(PUBLIC, attempt(sam));
    var fields = Map.of("MessageStatus", "delivered");
    var signature = signature("another token", url, fields);

    post(url, fields, signature).statusCode(403).body("type", equalTo(problem("bad-signature")));
    post(url, fields, "").statusCode(403);
    given()
        .formParams(fields)
        .post(path(url))
        .then()
        .statusCode(403)
        .contentType("application/problem+json");
    post(url + "&more=1", fields, signature("12345", url, fields)).statusCode(403);

    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void knowsNoTryThatIsNotThere() {
    var fields = Map.of("MessageStatus", "delivered");
    for (var query :
        List.of(
            "",
            "?attempt=1",
            "?clinic=lumen&attempt=1",
            "?clinic=lumen&attempt=" + UUID.randomUUID())) {
      var url = PUBLIC + SmsStatusResource.PATH + query;

      post(url, fields, signature("12345", url, fields))
          .statusCode(404)
          .body("type", equalTo(problem("not-found")));
    }
  }

  @Test
  void readsFormsAlone() {
    given()
        .contentType("application/json")
        .body("{}")
        .post(SmsStatusResource.PATH)
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
  }

  private Patient aTextedPatient() {
    var sam = patients.aPatient().preferringTexts().booked();
    workshop.work();
    return sam;
  }

  private ValidatableResponse report(Patient patient, Map<String, String> fields) {
    var url = SmsProvider.callback(PUBLIC, attempt(patient));
    return post(url, fields, signature("12345", url, fields));
  }

  private static ValidatableResponse post(
      String url, Map<String, String> fields, String signature) {
    return given()
        .urlEncodingEnabled(false)
        .header("X-Twilio-Signature", signature)
        .formParams(fields)
        .post(path(url))
        .then();
  }

  private AttemptId attempt(Patient patient) {
    var id =
        database.texts(
            "select a.id from delivery_attempt a join message m on m.id = a.message_id"
                + " where m.appointment_id = ? order by a.number desc",
            patient.appointment);
    return new AttemptId("lumen", UUID.fromString(id.getFirst()));
  }

  private static String signature(String token, String url, Map<String, String> fields) {
    return SmsSignature.of(
        token,
        url,
        fields.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, e -> List.of(e.getValue()), (a, b) -> a, TreeMap::new)));
  }

  private static String path(String url) {
    return url.substring(PUBLIC.toString().length());
  }

  private static String problem(String name) {
    return "urn:afterglow:problem:" + name;
  }
}
