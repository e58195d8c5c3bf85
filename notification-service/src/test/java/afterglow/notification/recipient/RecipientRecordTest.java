package afterglow.notification.recipient;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.Surroundings;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RecipientRecordTest {
  @Inject PatientFixture patients;
  @Inject Database database;

  @Test
  void takesOverTheNewestRecordAndKeepsEveryWordOfConsent() {
    var sam = patients.aPatient().recorded();

    sam.recorded(
        record -> {
          record.put("name", "Sam Khan-Ruiz");
          record.withArray("contactPoints").remove(0);
          record
              .withArray("consents")
              .removeAll()
              .addObject()
              .put("purpose", "CARE")
              .put("granted", false)
              .put("wording", "care-2")
              .put("method", "STAFF")
              .put("at", "2026-11-25T09:00:00Z");
        });

    assertEquals(
        List.of("Sam Khan-Ruiz"),
        database.texts("select name from recipient where id = ?", sam.id));
    assertEquals(
        List.of(sam.phone),
        database.texts("select address from contact_point where recipient_id = ?", sam.id));
    assertEquals(
        List.of("true", "false", "false"),
        database.texts(
            "select granted::text from consent where recipient_id = ? order by given_at, purpose",
            sam.id));
  }
}
