package afterglow.notification.message;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.notification.Database;
import afterglow.notification.PatientFixture;
import afterglow.notification.PatientFixture.Patient;
import afterglow.notification.Surroundings;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class LedgerTest {
  private static final ContactPoint EMAIL = new ContactPoint(Channel.EMAIL, "sam@example.com");

  @Inject Ledger ledger;
  @Inject Messages messages;
  @Inject PatientFixture patients;
  @Inject Database database;

  @Test
  void plansWhatWasAskedForBeforeOnlyOnceThoughItWasSentMeanwhile() {
    var sam = patients.aPatient().recorded().booked();
    QuarkusTransaction.requiringNew().run(() -> messageTo(sam).send(EMAIL));

    QuarkusTransaction.requiringNew().run(() -> ledger.plan(asked(messageTo(sam), 1)));

    assertEquals(List.of("SENDING"), states(sam));
  }

  @Test
  void plansOnceWhenTwoConsumersAreAskedAtOnce() throws Exception {
    var sam = patients.aPatient().recorded().booked();
    var both = new CyclicBarrier(2);

    try (var consumers = Executors.newFixedThreadPool(2)) {
      var asked = Stream.of(1, 2).map(each -> consumers.submit(() -> planTogether(sam, both)));
      for (var each : asked.toList()) {
        each.get();
      }
    }

    assertEquals(List.of("PLANNED", "PLANNED"), states(sam));
  }

  private Void planTogether(Patient patient, CyclicBarrier both) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              var message = asked(messageTo(patient), 2);
              both.await();
              ledger.plan(message);
              return null;
            });
  }

  private Message messageTo(Patient patient) {
    return messages.find("recipient = ?1 and planVersion = 1", patient.id).singleResult();
  }

  private static Message asked(Message like, int version) {
    return Message.ofAppointment(
        like.id().clinic(),
        like.recipient().id(),
        like.purpose(),
        like.appointment(),
        version,
        like.visit(),
        like.dueAt(),
        like.usefulUntil());
  }

  private List<String> states(Patient patient) {
    return database.texts("select state from message where recipient_id = ?", patient.id);
  }
}
