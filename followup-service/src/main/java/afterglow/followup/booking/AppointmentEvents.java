package afterglow.followup.booking;

import afterglow.followup.careplan.CarePlanning;
import afterglow.followup.careplan.Reason;
import afterglow.followup.seen.Event;
import afterglow.followup.seen.Intake;
import afterglow.followup.seen.Order;
import afterglow.followup.seen.Subscription;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Makes care plans follow what happens to appointments. */
@ApplicationScoped
class AppointmentEvents implements Subscription {
  private final Intake intake;
  private final CarePlanning planning;

  AppointmentEvents(Intake intake, CarePlanning planning) {
    this.intake = intake;
    this.planning = planning;
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
    switch (AppointmentEvent.of(event)) {
      case AppointmentEvent.Timed(var visit, var at) -> planning.planBefore(visit, at);
      case AppointmentEvent.Reinstated(var visit, var at) -> planning.reinstate(visit, at);
      case AppointmentEvent.Fulfilled(var visit, var endedAt, var at) ->
          planning.planAfter(visit, endedAt, at);
      case AppointmentEvent.Cancelled(var visit) -> planning.stop(visit, Reason.CANCELLED);
      case AppointmentEvent.Missed(var visit) -> planning.stop(visit, Reason.NO_SHOW);
      case AppointmentEvent.Ignored() -> {}
    }
  }
}
