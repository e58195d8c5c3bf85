package afterglow.notification.booking;

import afterglow.notification.message.Ledger;
import afterglow.notification.message.Message;
import afterglow.notification.seen.Event;
import afterglow.notification.seen.Intake;
import afterglow.notification.seen.Order;
import afterglow.notification.seen.Subscription;
import afterglow.notification.template.Purpose;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Plans what patients are told about their appointments. */
@ApplicationScoped
class AppointmentEvents implements Subscription {
  private final Intake intake;
  private final Ledger ledger;

  AppointmentEvents(Intake intake, Ledger ledger) {
    this.intake = intake;
    this.ledger = ledger;
  }

  @Override
  public String topic() {
    return "afterglow.appointments";
  }

  @Override
  public Order order() {
    return Order.CONTIGUOUS;
  }

  @Incoming("appointments")
  @Blocking
  void on(ConsumerRecords<String, byte[]> records) {
    intake.take(records, this);
  }

  @Override
  public void apply(Event event) {
    AppointmentEvent.purpose(event.type()).ifPresent(purpose -> plan(event, purpose));
  }

  private void plan(Event event, Purpose purpose) {
    var appointment = event.dataAs(AppointmentEvent.class);
    var tellAfter = appointment.tellAfter();
    if (tellAfter == null) {
      return;
    }
    ledger.plan(
        Message.ofAppointment(
            event.clinic(),
            appointment.patient(),
            purpose,
            event.subject(),
            event.version(),
            appointment.visit(),
            tellAfter,
            appointment.end()));
  }
}
