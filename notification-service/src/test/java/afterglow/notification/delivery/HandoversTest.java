package afterglow.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.PatientFixture.Patient;
import afterglow.notification.Surroundings;
import afterglow.notification.TestClock;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class HandoversTest {
  @Inject Handovers handovers;
  @Inject PatientFixture patients;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject @Wellness MessagesCheck check;

  private List<Claimed> claimed = List.of();

  @BeforeEach
  void claimAtTheTimeOfTheBooking() {
    clock.set(TestClock.BOOKED);
  }

  @AfterEach
  void leaveNothingClaimed() {
    claimed.forEach(handovers::putBack);
  }

  @Test
  void takesFirstWhatHasWaitedLongestForATry() {
    var sam = booked(2);
    var kim = booked(1);
    claim();
    handovers.postpone(of(kim));
    handovers.postpone(of(sam));

    claim();

    assertEquals(List.of(kim.appointment, sam.appointment), order(sam, kim));
  }

  @Test
  void doesNotPutOffWhoseRecordCameWhileItWasClaimed() {
    var sam = patients.aPatient().booked();
    claim();
    sam.recorded();

    handovers.awaitRecipient(of(sam));

    assertEquals(
        List.of("0"),
        database.texts(
            "select tries from message where appointment_id = ? and claim is null"
                + " and next_try_at <= clock_timestamp()",
            sam.appointment));
  }

  @Test
  void raisesTheAlarmWhenARecordDoesNotComeForLong() {
    var before = withoutRecipient();
    var sam = patients.aPatient().booked();
    assertEquals(before, withoutRecipient());

    clock.set(TestClock.BOOKED.plus(Duration.ofMinutes(6)));
    assertEquals(HealthCheckResponse.Status.DOWN, check.call().getStatus());
    var waiting = withoutRecipient();
    sam.recorded();

    assertEquals(waiting - 1, withoutRecipient());
  }

  private long withoutRecipient() {
    return (long) check.call().getData().orElseThrow().get("withoutRecipient");
  }

  @Test
  void givesAnotherWhatAWorkerDidNotComeBackForAndHoldsTheFirstOff() {
    var sam = booked(1);
    claim();
    var first = of(sam);
    database.texts(
        "update message set claimed_until = clock_timestamp() - interval '1 second'"
            + " where appointment_id = ? returning 1",
        sam.appointment);

    claimed = handovers.claimDue();

    var second = of(sam);
    var to = new ContactPoint(Channel.EMAIL, "sam@example.com");
    assertEquals(Optional.empty(), handovers.begin(first, to, "digest"));
    handovers.postpone(first);
    assertEquals(
        List.of(second.claim().toString()),
        database.texts("select claim from message where appointment_id = ?", sam.appointment));
  }

  private Patient booked(int secondsAgo) {
    var patient = patients.aPatient().recorded();
    var told = TestClock.BOOKED.minusSeconds(secondsAgo).toString();
    return patient.appointment("booked", 1, data -> data.put("tellAfter", told));
  }

  private void claim() {
    claimed.forEach(handovers::putBack);
    claimed = handovers.claimDue();
  }

  private Claimed of(Patient patient) {
    return claimed.stream()
        .filter(each -> each.message().appointment().equals(patient.appointment))
        .findFirst()
        .orElseThrow();
  }

  private List<UUID> order(Patient... among) {
    var appointments = List.of(among).stream().map(patient -> patient.appointment).toList();
    return claimed.stream()
        .map(each -> each.message().appointment())
        .filter(appointments::contains)
        .toList();
  }
}
