package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.recipient.Recipient;
import java.util.Optional;
import java.util.UUID;

/** A due message that one worker holds, with what is known about it. */
record Claimed(
    UUID claim,
    Message message,
    Optional<Recipient> recipient,
    Optional<DeliveryAttempt> lastAttempt) {}
