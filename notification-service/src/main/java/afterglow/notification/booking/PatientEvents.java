package afterglow.notification.booking;

import afterglow.notification.message.Ledger;
import afterglow.notification.recipient.RecipientId;
import afterglow.notification.recipient.Recipients;
import afterglow.notification.seen.Event;
import afterglow.notification.seen.Intake;
import afterglow.notification.seen.Order;
import afterglow.notification.seen.Subscription;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps our recipients as the patients' records say. */
@ApplicationScoped
class PatientEvents implements Subscription {
  private final Intake intake;
  private final Recipients recipients;
  private final Ledger ledger;

  PatientEvents(Intake intake, Recipients recipients, Ledger ledger) {
    this.intake = intake;
    this.recipients = recipients;
    this.ledger = ledger;
  }

  @Override
  public String topic() {
    return "afterglow.patients";
  }

  @Override
  public Order order() {
    return Order.NEWEST_WINS;
  }

  @Incoming("patients")
  @Blocking
  void on(ConsumerRecords<String, byte[]> records) {
    intake.take(records, this);
  }

  @Override
  public void apply(Event event) {
    if (!event.type().equals(PatientRecorded.TYPE)) {
      return;
    }
    var patient = event.dataAs(PatientRecorded.class);
    var id = new RecipientId(event.clinic(), event.subject());
    var recipient =
        recipients
            .patient(id)
            .record(
                patient.name(),
                patient.contactPoints(),
                patient.preferredChannel(),
                patient.locale(),
                patient.zone(),
                patient.consents());
    recipients.persist(recipient);
    ledger.recipientKnown(id);
  }
}
