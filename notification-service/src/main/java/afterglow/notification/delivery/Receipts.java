package afterglow.notification.delivery;

import afterglow.notification.message.Ledger;
import afterglow.notification.message.Message;
import afterglow.notification.message.MessageState;
import afterglow.notification.message.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.jspecify.annotations.Nullable;

/**
 * What providers report after a hand-over. Reports come late, twice and in any order, some before
 * the answer to the hand-over itself; a message only ever moves forward.
 */
@ApplicationScoped
@Transactional
class Receipts {
  private final DeliveryAttempts attempts;
  private final Messages messages;
  private final Ledger ledger;

  Receipts(DeliveryAttempts attempts, Messages messages, Ledger ledger) {
    this.attempts = attempts;
    this.messages = messages;
    this.ledger = ledger;
  }

  /** One report: the provider's name for the message, its status and error code. */
  record Report(AttemptId attempt, @Nullable String providerId, String status, int error) {}

  /** Returns whether there is such a try. */
  boolean take(Report report) {
    var attempt = attempts.findByIdOptional(report.attempt());
    attempt.ifPresent(of -> take(report, of));
    return attempt.isPresent();
  }

  private void take(Report report, DeliveryAttempt attempt) {
    var message = messages.locked(attempt.message()).orElseThrow();
    // The answer to the hand-over may have been written down while we waited for the lock.
    attempts.getEntityManager().refresh(attempt);
    attempt.accept(report.providerId());
    if (message.state() == MessageState.SENDING || message.state() == MessageState.UNKNOWN) {
      // Whoever reports on it has taken it.
      ledger.accept(message);
    }
    switch (report.status()) {
      case "delivered", "read" -> deliver(message);
      case "undelivered", "failed", "canceled" -> fail(message, report.error());
      default -> {
        // On its way; what counts is how it ends.
      }
    }
  }

  private void deliver(Message message) {
    if (message.state() == MessageState.ACCEPTED) {
      ledger.deliver(message);
    }
  }

  private void fail(Message message, int error) {
    if (message.state() == MessageState.ACCEPTED) {
      ledger.fail(message, SmsRefusals.undelivered(error));
    }
  }
}
