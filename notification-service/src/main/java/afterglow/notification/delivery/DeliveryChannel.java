package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipient;
import afterglow.notification.template.Links;
import java.util.UUID;

/** One way to hand messages over, held by one worker. */
interface DeliveryChannel extends AutoCloseable {
  Channel channel();

  /** Renders the message; what can fail on our side fails here, before anybody is asked. */
  Prepared prepare(Message message, Recipient recipient, ContactPoint to, Links links);

  /** What became of a try that ended without an answer. */
  Trace trace(DeliveryAttempt attempt);

  @Override
  void close();

  /** A message ready to go. */
  interface Prepared {
    /** Tells these words from others without keeping them. */
    String digest();

    Outcome send(UUID attempt);
  }
}
