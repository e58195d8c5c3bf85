package afterglow.notification.message;

import afterglow.notification.recipient.ConsentPurpose;
import afterglow.notification.recipient.Recipient;
import java.time.Instant;
import java.util.Optional;

/**
 * Decides whether a due message may go, and by which channel, from what is known at that moment:
 * consent and addresses count as they are when it is sent and not when it was planned.
 */
public final class MessagePlanner {
  private MessagePlanner() {}

  public static Plan plan(Instant usefulUntil, Optional<Recipient> recipient, Instant now) {
    if (now.isAfter(usefulUntil)) {
      return new Plan.Suppress(Reason.TOO_LATE);
    }
    return recipient.map(MessagePlanner::plan).orElseGet(Plan.AwaitRecipient::new);
  }

  private static Plan plan(Recipient recipient) {
    if (!recipient.agreesTo(ConsentPurpose.CARE)) {
      return new Plan.Suppress(Reason.NO_CONSENT);
    }
    return recipient
        .preferredContactPoint()
        .<Plan>map(to -> new Plan.Send(recipient, to))
        .orElseGet(() -> new Plan.Suppress(Reason.NO_CONTACT_POINT));
  }
}
