package afterglow.notification.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.notification.Database;
import afterglow.notification.Examples;
import afterglow.notification.Surroundings;
import afterglow.notification.booking.BookingTopics;
import afterglow.notification.followup.FollowUpTopics;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ConsumedContractTest {
  @Inject BookingTopics booking;
  @Inject FollowUpTopics followup;
  @Inject Database database;

  @ParameterizedTest
  @CsvSource({
    "booked, BOOKED",
    "rescheduled, RESCHEDULED",
    "cancelled, CANCELLED",
    "arrived,",
    "confirmed,",
    "fulfilled,",
    "missed,"
  })
  void readsEveryExampleOfAnAppointment(String type, String purpose) {
    var event = asFirst(Examples.of("booking/appointment-" + type));

    booking.appointment(event);

    assertRead("afterglow.appointments", event);
    assertEquals(
        purpose == null ? List.of() : List.of(purpose),
        database.texts("select purpose from message where appointment_id = ?", subject(event)));
  }

  @ParameterizedTest
  @CsvSource({"due, REMINDER", "withdrawn,", "answered,", "case-opened,", "case-acknowledged,"})
  void readsEveryExampleOfAFollowUp(String type, String purpose) {
    var event =
        asFirst(Examples.of("followup/" + (type.startsWith("case") ? type : "follow-up-" + type)));
    var followUp = UUID.randomUUID();
    Examples.data(event).put("followUp", followUp.toString());

    followup.followUp(event);

    assertRead("afterglow.follow-ups", event);
    assertEquals(
        purpose == null ? List.of() : List.of(purpose),
        database.texts("select purpose from message where follow_up_id = ?", followUp));
  }

  @ParameterizedTest
  @CsvSource("recorded")
  void readsEveryExampleOfAPatient(String type) {
    var event = asFirst(Examples.of("booking/patient-" + type));

    booking.patient(event);

    assertRead("afterglow.patients", event);
    assertEquals(
        List.of("Sam Khan"),
        database.texts("select name from recipient where id = ?", subject(event)));
    assertEquals(
        List.of("2"),
        database.texts("select count(*) from consent where recipient_id = ?", subject(event)));
  }

  private void assertRead(String topic, ObjectNode event) {
    assertEquals(
        List.of("1"),
        database.texts(
            "select version from seen where topic = ? and aggregate = ?", topic, subject(event)));
  }

  private static UUID subject(ObjectNode event) {
    return UUID.fromString(event.get("subject").asText());
  }

  /** The example as the first event of an aggregate of its own. */
  private static ObjectNode asFirst(ObjectNode event) {
    var subject = UUID.randomUUID();
    return event.put("id", subject + ":1").put("subject", subject.toString()).put("version", 1);
  }
}
