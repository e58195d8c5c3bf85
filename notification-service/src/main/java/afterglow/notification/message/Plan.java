package afterglow.notification.message;

import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipient;

/** What is to be done now about a message that is due. */
public sealed interface Plan {
  /** Ask its owner, and if it still holds, hand it over. */
  record Send(Recipient recipient, ContactPoint to) implements Plan {}

  /** It is not to be sent. */
  record Suppress(Reason reason) implements Plan {}

  /** Nobody has told us yet who the recipient is. */
  record AwaitRecipient() implements Plan {}
}
