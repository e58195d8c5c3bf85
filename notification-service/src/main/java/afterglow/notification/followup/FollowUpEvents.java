package afterglow.notification.followup;

import afterglow.notification.message.Ledger;
import afterglow.notification.message.Message;
import afterglow.notification.seen.Event;
import afterglow.notification.seen.Intake;
import afterglow.notification.seen.Order;
import afterglow.notification.seen.Subscription;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Plans what patients are told by their care plans, and takes it back. */
@ApplicationScoped
class FollowUpEvents implements Subscription {
  private final Intake intake;
  private final Ledger ledger;

  FollowUpEvents(Intake intake, Ledger ledger) {
    this.intake = intake;
    this.ledger = ledger;
  }

  @Override
  public String topic() {
    return "afterglow.follow-ups";
  }

  @Override
  public Order order() {
    return Order.CONTIGUOUS;
  }

  @Incoming("follow-ups")
  @Blocking
  void on(ConsumerRecords<String, byte[]> records) {
    intake.take(records, this);
  }

  @Override
  public void apply(Event event) {
    switch (event.type()) {
      case FollowUpDue.TYPE -> plan(event, event.dataAs(FollowUpDue.class));
      case FollowUpWithdrawn.TYPE ->
          ledger.withdraw(event.clinic(), event.dataAs(FollowUpWithdrawn.class).followUp());
      default -> {
        // Answers and cases are between the patient and the clinic's people.
      }
    }
  }

  private void plan(Event event, FollowUpDue due) {
    ledger.plan(
        Message.ofFollowUp(
            event.clinic(),
            due.patient(),
            due.purpose(),
            due.appointment(),
            due.followUp(),
            event.version(),
            due.visit(),
            due.dueAt(),
            due.usefulUntil()));
  }
}
