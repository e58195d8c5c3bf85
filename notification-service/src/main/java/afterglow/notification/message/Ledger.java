package afterglow.notification.message;

import afterglow.notification.outbox.Outbox;
import afterglow.notification.recipient.RecipientId;
import afterglow.notification.trace.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Where messages are planned and their fates written down, each with the event that tells of it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Ledger {
  private final Messages messages;
  private final Outbox outbox;
  private final Traces traces;
  private final Event<WorkPlanned> planned;

  Ledger(Messages messages, Outbox outbox, Traces traces, Event<WorkPlanned> planned) {
    this.messages = messages;
    this.outbox = outbox;
    this.traces = traces;
    this.planned = planned;
  }

  /** There may be something to send once this transaction has committed. */
  public record WorkPlanned() {}

  /** Plans the message, unless its source has already asked for it. */
  public void plan(Message message) {
    if (messages.plan(message, traces.current())) {
      planned.fire(new WorkPlanned());
    }
  }

  /** The follow-up's owner takes its message back; one that is under way can no longer be. */
  public void withdraw(String clinic, UUID followUp) {
    messages.unsentOf(clinic, followUp).forEach(message -> suppress(message, Reason.WITHDRAWN));
  }

  /** Messages that waited for this recipient need wait no longer. */
  public void recipientKnown(RecipientId recipient) {
    messages.retryNow(recipient);
    planned.fire(new WorkPlanned());
  }

  public void suppress(Message message, Reason reason) {
    message.suppress(reason);
    publish(message, MessageEvent.suppressed(message));
  }

  public void accept(Message message) {
    message.accept();
    publish(message, MessageEvent.accepted(message));
  }

  public void reject(Message message, Reason reason) {
    message.reject(reason);
    publish(message, MessageEvent.failed(message));
  }

  public void deliver(Message message) {
    message.deliver();
    publish(message, MessageEvent.delivered(message));
  }

  public void fail(Message message, Reason reason) {
    message.fail(reason);
    publish(message, MessageEvent.failed(message));
  }

  private void publish(Message message, MessageEvent event) {
    outbox.append(
        MessageEvent.TOPIC,
        event.type(),
        message.id().clinic(),
        message.id().id(),
        message.nextVersion(),
        event.data());
  }
}
