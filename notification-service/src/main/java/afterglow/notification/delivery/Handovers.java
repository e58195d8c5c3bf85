package afterglow.notification.delivery;

import afterglow.notification.message.Ledger;
import afterglow.notification.message.Message;
import afterglow.notification.message.MessageId;
import afterglow.notification.message.MessageState;
import afterglow.notification.message.Messages;
import afterglow.notification.message.Reason;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipients;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The steps of a hand-over that are written down, each in a transaction of its own. */
@ApplicationScoped
@Transactional
class Handovers {
  private final Messages messages;
  private final Recipients recipients;
  private final DeliveryAttempts attempts;
  private final Ledger ledger;
  private final Event<Ledger.WorkPlanned> work;
  private final SenderConfig config;
  private final RetryPolicy retries;
  private final Clock clock;
  private final String replica;

  Handovers(
      Messages messages,
      Recipients recipients,
      DeliveryAttempts attempts,
      Ledger ledger,
      Event<Ledger.WorkPlanned> work,
      SenderConfig config,
      Clock clock,
      @ConfigProperty(name = "afterglow.replica", defaultValue = "0") String replica) {
    this.messages = messages;
    this.recipients = recipients;
    this.attempts = attempts;
    this.ledger = ledger;
    this.work = work;
    this.config = config;
    this.retries = new RetryPolicy(config.firstRetry(), config.longestRetry());
    this.clock = clock;
    this.replica = replica;
  }

  List<Claimed> claimDue() {
    var claim = UUID.randomUUID();
    return messages
        .claimDue(clock.instant(), config.batch(), claim, replica, config.lease())
        .stream()
        .map(
            message ->
                new Claimed(
                    claim,
                    message,
                    recipients.known(message.recipient()),
                    message.attempts() == 0 ? Optional.empty() : attempts.lastOf(message.id())))
        .toList();
  }

  void suppress(Claimed claimed, Reason reason) {
    held(claimed).ifPresent(message -> ledger.suppress(message, reason));
  }

  /** It stays in doubt for good: there are no more tries, and nobody can say. */
  void giveUp(Claimed claimed) {
    held(claimed).ifPresent(message -> ledger.fail(message, Reason.OUTCOME_UNKNOWN));
  }

  /** The provider has had it all along. */
  void foundTaken(Claimed claimed, AttemptId attempt) {
    held(claimed)
        .ifPresent(
            message -> {
              attempts.findById(attempt).accept(null);
              ledger.accept(message);
            });
  }

  /** Not now; a little later, and later still if that does not help either. */
  void postpone(Claimed claimed) {
    held(claimed).ifPresent(this::postpone);
  }

  /** Tried again when its recipient is known; the record may have come while it was claimed. */
  void awaitRecipient(Claimed claimed) {
    held(claimed)
        .ifPresent(
            message -> {
              if (recipients.known(message.recipient()).isPresent()) {
                putBack(message);
              } else {
                postpone(message);
              }
            });
  }

  /** Not tried at all, so that any worker may take it at once. */
  void putBack(Claimed claimed) {
    held(claimed).ifPresent(this::putBack);
  }

  /** Writes down that the provider is about to be asked, if the message is still ours to send. */
  Optional<DeliveryAttempt> begin(Claimed claimed, ContactPoint to, String digest) {
    return held(claimed)
        .map(
            message -> {
              message.send(to);
              var attempt = new DeliveryAttempt(message, to, digest);
              attempts.persist(attempt);
              messages.extend(message.id(), config.lease());
              return attempt;
            });
  }

  /** Writes down what came of it, also when the lease has ended meanwhile. */
  void finish(DeliveryAttempt begun, Outcome outcome) {
    var message = messages.locked(begun.message()).orElseThrow();
    attempts.findById(begun.id()).conclude(outcome);
    switch (outcome) {
      case Outcome.Accepted accepted -> {
        if (message.state() == MessageState.SENDING || message.state() == MessageState.UNKNOWN) {
          ledger.accept(message);
        }
      }
      case Outcome.Refused refused -> {
        if (message.state() == MessageState.SENDING) {
          ledger.reject(message, refused.reason());
        }
      }
      case Outcome.NotTaken notTaken -> {
        if (message.state() == MessageState.SENDING) {
          message.putBack();
          postpone(message);
        }
      }
      case Outcome.Unknown unknown -> {
        if (message.state() == MessageState.SENDING) {
          doubt(message);
        }
      }
    }
  }

  /** Takes up what other workers left without an answer when they died. */
  void doubtAbandoned() {
    messages.abandoned().forEach(this::doubt);
  }

  /** Takes up what this replica left when it last stopped, without waiting for leases to end. */
  void doubtLeftInFlight() {
    messages.leftInFlightBy(replica).forEach(this::doubt);
    messages.unclaimAllOf(replica);
  }

  private void doubt(Message message) {
    message.doubt();
    release(message.id(), 0, config.doubtAfter());
  }

  private void putBack(Message message) {
    release(message.id(), 0, Duration.ZERO);
    work.fire(new Ledger.WorkPlanned());
  }

  private void postpone(Message message) {
    var tries = messages.tries(message.id());
    release(message.id(), tries + 1, retries.after(tries));
  }

  private void release(MessageId id, int tries, Duration wait) {
    messages.release(id, tries, wait);
  }

  /** The locked message, unless our lease has ended or its owner has withdrawn it meanwhile. */
  private Optional<Message> held(Claimed claimed) {
    return messages
        .heldBy(claimed.claim(), claimed.message().id())
        .filter(m -> m.state() == MessageState.PLANNED || m.state() == MessageState.UNKNOWN);
  }
}
