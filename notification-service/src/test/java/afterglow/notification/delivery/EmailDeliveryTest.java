package afterglow.notification.delivery;

import static afterglow.notification.around.MailHost.Fate.REFUSE_CONTENT;
import static afterglow.notification.around.MailHost.Fate.TAKE_AND_HANG_UP;
import static afterglow.notification.around.MailHost.Fate.TRY_LATER;
import static afterglow.notification.around.MailHost.Fate.UNKNOWN_ADDRESS;
import static java.util.Collections.nCopies;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.notification.PatientFixture;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class EmailDeliveryTest {
  @Inject Workshop workshop;
  @Inject Handovers handovers;
  @Inject PatientFixture patients;
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
  void confirmsABookingOnce() {
    var sam = patients.aPatient().recorded().booked().booked();

    workshop.work();
    workshop.work();

    assertEquals(1, workshop.mail.mailsTo(sam.email).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
    assertEquals(List.of("afterglow.message.accepted.v1 1"), workshop.published(sam.appointment));
  }

  @Test
  void waitsForARecipientWhoIsNotKnownYet() {
    var sam = patients.aPatient().booked();
    workshop.work();
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));

    sam.recorded();
    workshop.work();

    assertEquals(1, workshop.mail.mailsTo(sam.email).size());
  }

  @Test
  void holdsWhatIsToBeToldLater() {
    var later = TestClock.BOOKED.plusSeconds(180);
    var sam = patients.aPatient().recorded();
    sam.appointment("booked", 1, data -> data.put("tellAfter", later.toString()));
    workshop.work();
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));

    clock.set(later);
    workshop.work();

    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void saysNothingWhenThePatientIsNotToBeTold() {
    var sam = patients.aPatient().recorded();

    sam.appointment("booked", 1, data -> data.remove("tellAfter"));

    assertEquals(List.of(), workshop.states(sam.appointment));
  }

  @Test
  void saysNothingWithoutConsent() {
    var sam = patients.aPatient().recorded(record -> record.putArray("consents")).booked();

    workshop.work();

    assertEquals(List.of("SUPPRESSED NO_CONSENT"), workshop.states(sam.appointment));
    assertEquals(List.of("afterglow.message.suppressed.v1 1"), workshop.published(sam.appointment));
  }

  @Test
  void sendsNothingThatItsOwnerNoLongerStandsBy() {
    var sam = patients.aPatient().recorded().booked();
    workshop.owners.revoke(sam.appointment, 1);

    workshop.work();

    assertEquals(List.of("SUPPRESSED STALE"), workshop.states(sam.appointment));
    assertTrue(workshop.mail.mailsTo(sam.email).isEmpty());
  }

  @Test
  void waitsForAnOwnerWhoIsAway() {
    var sam = patients.aPatient().recorded().booked();
    workshop.owners.away(true);
    workshop.work();
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));

    workshop.owners.away(false);
    workshop.work();

    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void sendsNoReminderThatIsNoLongerUseful() {
    var sam = patients.aPatient().recorded().followUpDue();
    clock.set(Instant.parse("2026-12-04T11:00:01Z"));

    workshop.work();

    assertEquals(List.of("SUPPRESSED TOO_LATE"), workshop.states(sam.appointment));
  }

  @Test
  void sendsNoFollowUpThatWasWithdrawn() {
    clock.set(Instant.parse("2026-12-03T14:00:10Z"));
    var sam = patients.aPatient().recorded().followUpDue().followUp("withdrawn", 2);

    workshop.work();

    assertEquals(List.of("SUPPRESSED WITHDRAWN"), workshop.states(sam.appointment));
    assertTrue(workshop.mail.mailsTo(sam.email).isEmpty());
  }

  @Test
  void sendsNoFollowUpThatIsWithdrawnAtTheLastMoment() {
    clock.set(Instant.parse("2026-12-03T14:00:10Z"));
    var sam = patients.aPatient().recorded().followUpDue();
    var claimed = claimed(sam);

    sam.followUp("withdrawn", 2);

    var to = claimed.recipient().orElseThrow().preferredContactPoint().orElseThrow();
    assertTrue(handovers.begin(claimed, to, "digest").isEmpty());
    assertEquals(List.of("SUPPRESSED WITHDRAWN"), workshop.states(sam.appointment));
  }

  @Test
  void sendsEachMessageOnceHoweverManyWorkersThereAre() throws Exception {
    var all = Stream.generate(() -> patients.aPatient().recorded().booked()).limit(20).toList();

    try (var workers = Executors.newFixedThreadPool(4)) {
      for (var worker : workers.invokeAll(nCopies(8, Executors.callable(workshop::work)))) {
        worker.get();
      }
    }

    for (var patient : all) {
      assertEquals(1, workshop.mail.mailsTo(patient.email).size());
    }
  }

  @Test
  void triesAgainWhenTheHostSaysLater() {
    var sam = patients.aPatient().recorded().booked();
    workshop.mail.next(TRY_LATER);
    workshop.work();
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));

    workshop.work();

    assertEquals(1, workshop.mail.mailsTo(sam.email).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void triesAgainWhenNoHostAnswers() throws IOException {
    var sam = patients.aPatient().recorded().booked();
    workshop.mail.close();
    workshop.work();
    assertEquals(List.of("PLANNED"), workshop.states(sam.appointment));

    workshop.close();
    workshop.open();
    workshop.work();

    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  @Test
  void tellsOthersWhenTheHostRefuses() {
    var sam = patients.aPatient().recorded().booked();
    var kim = patients.aPatient().recorded().booked();
    workshop.mail.next(UNKNOWN_ADDRESS);
    workshop.mail.next(REFUSE_CONTENT);

    workshop.work();
    workshop.work();

    var states = List.of(workshop.states(sam.appointment), workshop.states(kim.appointment));
    assertTrue(states.contains(List.of("REJECTED BAD_ADDRESS")), states.toString());
    assertTrue(states.contains(List.of("REJECTED REFUSED")), states.toString());
    assertEquals(List.of("afterglow.message.failed.v1 1"), workshop.published(sam.appointment));
  }

  @Test
  void repeatsAMailOnceWithTheSameIdWhenTheAnswerIsLost() throws Exception {
    var sam = patients.aPatient().recorded().booked();
    workshop.mail.next(TAKE_AND_HANG_UP);
    workshop.work();
    assertEquals(List.of("UNKNOWN"), workshop.states(sam.appointment));

    workshop.work();
    workshop.work();

    var mails = workshop.mail.mailsTo(sam.email);
    assertEquals(2, mails.size());
    assertEquals(mails.get(0).getMessageID(), mails.get(1).getMessageID());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
    assertEquals(2, workshop.owners.timesAskedAbout(sam.appointment));
  }

  @Test
  void givesUpWhenTheSecondAnswerIsLostToo() {
    var sam = patients.aPatient().recorded().booked();
    workshop.mail.next(TAKE_AND_HANG_UP);
    workshop.mail.next(TAKE_AND_HANG_UP);

    workshop.work();
    workshop.work();
    workshop.work();
    workshop.work();

    assertEquals(2, workshop.mail.mailsTo(sam.email).size());
    assertEquals(List.of("FAILED OUTCOME_UNKNOWN"), workshop.states(sam.appointment));
  }

  @Test
  void repeatsNothingThatWasCancelledWhileItWasInDoubt() {
    var sam = patients.aPatient().recorded().booked();
    workshop.mail.next(TAKE_AND_HANG_UP);
    workshop.work();
    workshop.owners.revoke(sam.appointment, 1);

    workshop.work();

    assertEquals(1, workshop.mail.mailsTo(sam.email).size());
    assertEquals(List.of("FAILED OUTCOME_UNKNOWN"), workshop.states(sam.appointment));
  }

  @Test
  void takesAMailThatWasUnderWayWhenTheServiceDiedForOneInDoubt() {
    var sam = patients.aPatient().recorded().booked();
    var claimed = claimed(sam);
    var to = claimed.recipient().orElseThrow().preferredContactPoint().orElseThrow();
    assertTrue(handovers.begin(claimed, to, "digest").isPresent());
    assertEquals(List.of("SENDING"), workshop.states(sam.appointment));

    handovers.doubtLeftInFlight();
    assertEquals(List.of("UNKNOWN"), workshop.states(sam.appointment));
    workshop.work();

    assertEquals(1, workshop.mail.mailsTo(sam.email).size());
    assertEquals(List.of("ACCEPTED"), workshop.states(sam.appointment));
  }

  private Claimed claimed(PatientFixture.Patient patient) {
    return handovers.claimDue().stream()
        .filter(each -> each.message().appointment().equals(patient.appointment))
        .findFirst()
        .orElseThrow();
  }
}
