package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.PatientFixture.Patient;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import afterglow.notification.around.SmsHost;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class SmsDeliveryTest {
  @Inject Workshop workshop;
  @Inject PatientFixture patients;
  @Inject TestClock clock;
  @Inject SenderConfig config;
  @Inject Database database;

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
  void textsWhoeverPrefersTexts() {
    var sam = aBookedPatient();

    workshop.work();

    var text = workshop.sms.textsTo(sam.phone).getFirst();
    assertEquals("+15005550006", text.get("From"));
    assertEquals("36000", text.get("ValidityPeriod"));
    assertTrue(text.getOrDefault("Body", "").contains("Thu 3 Dec 2026, 10:30 am, London time"));
    assertTrue(workshop.mail.mailsTo(sam.email).isEmpty());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void writesWhomItCannotText() {
    var sam = patients.aPatient();
    sam.recorded(
        record -> {
          record.put("preferredChannel", "SMS");
          record.withArray("contactPoints").remove(1);
        });
    sam.booked();

    workshop.work();

    assertEquals(1, workshop.mail.mailsTo(sam.email).size());
  }

  @Test
  void tellsOthersWhyANumberIsRefused() {
    var sam = aBookedPatient();
    workshop.sms.next(SmsHost.Fate.refused(21610));

    workshop.work();

    assertEquals(List.of("REJECTED OPTED_OUT"), workshop.states(sam.appointment));
    assertEquals(List.of("afterglow.message.failed.v1 1"), workshop.published(sam.appointment));
  }

  @Test
  void triesAgainWhenTheProviderIsBusy() {
    var sam = aBookedPatient();
    workshop.sms.next(SmsHost.Fate.busy());
    workshop.work();
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));

    workshop.work();

    assertEquals(1, workshop.sms.textsTo(sam.phone).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void findsATextThatWasTakenThoughTheAnswerWasLost() {
    var sam = aBookedPatient();
    workshop.sms.next(SmsHost.Fate.failed(true));
    workshop.work();
    assertEquals(List.of("UNKNOWN"), workshop.states(sam.appointment));

    workshop.work();

    assertEquals(1, workshop.sms.textsTo(sam.phone).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void repeatsATextThatTheProviderDoesNotKnow() {
    var sam = aBookedPatient();
    workshop.sms.next(SmsHost.Fate.failed(false));
    workshop.work();
    assertEquals(List.of("UNKNOWN"), workshop.states(sam.appointment));

    workshop.work();

    assertEquals(1, workshop.sms.textsTo(sam.phone).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void keepsATextInDoubtWhileTheProviderCannotBeAsked() throws IOException {
    var sam = aBookedPatient();
    workshop.sms.next(SmsHost.Fate.failed(true));
    workshop.work();
    workshop.sms.close();

    workshop.work();

    assertEquals(List.of("UNKNOWN"), workshop.states(sam.appointment));
  }

  @Test
  void asksAgainWhenASlowProviderHasLetAReleaseGrowOld() {
    workshop.work();
    var sam = aBookedPatient();
    var kim = aBookedPatient();
    workshop.sms.nextLate(
        config.releaseHolds().plusMillis(100),
        () -> {
          workshop.owners.revoke(sam.appointment, 1);
          workshop.owners.revoke(kim.appointment, 1);
        });

    workshop.work();
    var first = workshop.sms.textsTo(sam.phone).isEmpty() ? kim : sam;
    var second = first == sam ? kim : sam;
    assertEquals(List.of("ACCEPTED"), workshop.states(first.appointment));
    assertEquals(List.of("PLANNED"), workshop.states(second.appointment));
    workshop.work();

    assertEquals(List.of("SUPPRESSED STALE"), workshop.states(second.appointment));
    assertEquals(List.of(), workshop.sms.textsTo(second.phone));
    assertEquals(List.of(), workshop.attempts(second.appointment));
    assertEquals(2, workshop.owners.timesAskedAbout(second.appointment));
  }

  @Test
  void asksAgainWhenASlowDatabaseHasLetAReleaseGrowOld() throws SQLException {
    workshop.work();
    var sam = aBookedPatient();
    database.holdUp("delivery_attempt", config.releaseHolds().plusMillis(300));

    workshop.work();

    assertEquals(List.of(), workshop.sms.textsTo(sam.phone));
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));
    assertEquals(List.of("NOT_TAKEN"), workshop.attempts(sam.appointment));
  }

  @Test
  void keepsADistanceFromTheProvidersKeywords() {
    var sam = patients.aPatient().preferringTexts();
    sam.booked().rescheduled().appointment("cancelled", 3);
    clock.set(Instant.parse("2026-12-02T08:15:00Z"));

    workshop.work();

    var texts = workshop.sms.textsTo(sam.phone);
    assertEquals(3, texts.size());
    for (var text : texts) {
      assertFalse(text.getOrDefault("Body", "").matches("(?i).*\\breply\\b.*"), text.get("Body"));
    }
  }

  private Patient aBookedPatient() {
    return patients.aPatient().preferringTexts().booked();
  }
}
