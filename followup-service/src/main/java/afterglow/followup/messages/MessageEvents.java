package afterglow.followup.messages;

import afterglow.followup.careplan.FollowUpOutcomes;
import afterglow.followup.seen.Event;
import afterglow.followup.seen.Intake;
import afterglow.followup.seen.Order;
import afterglow.followup.seen.Subscription;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Brings the fate of messages back to the follow-ups that asked for them. */
@ApplicationScoped
class MessageEvents implements Subscription {
  private final Intake intake;
  private final FollowUpOutcomes outcomes;

  MessageEvents(Intake intake, FollowUpOutcomes outcomes) {
    this.intake = intake;
    this.outcomes = outcomes;
  }

  @Override
  public String topic() {
    return "afterglow.messages";
  }

  @Override
  public Order order() {
    return Order.CONTIGUOUS;
  }

  @Incoming("messages")
  @Blocking
  void on(ConsumerRecords<String, byte[]> records) {
    intake.take(records, this);
  }

  @Override
  public void apply(Event event) {
    switch (MessageEvent.of(event)) {
      case MessageEvent.Accepted(var followUp, var at) ->
          outcomes.sent(event.clinic(), followUp, at);
      case MessageEvent.NotSent(var followUp, var why) ->
          outcomes.notSent(event.clinic(), followUp, why);
      case MessageEvent.Ignored() -> {}
    }
  }
}
