package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.message.MessageId;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.jspecify.annotations.Nullable;

/** One try to hand a message to a provider, written down before the provider is asked. */
@Entity
@Table(name = "delivery_attempt")
class DeliveryAttempt {
  @EmbeddedId private AttemptId id;

  @Column(name = "message_id")
  private UUID message;

  private int number;

  @Enumerated(EnumType.STRING)
  private Channel channel;

  private String address;
  private String digest;

  @Enumerated(EnumType.STRING)
  private AttemptOutcome outcome = AttemptOutcome.OPEN;

  @Column(name = "provider_id")
  private @Nullable String providerId;

  private @Nullable String answer;

  @Generated
  @Column(name = "started_at", insertable = false, updatable = false)
  private Instant startedAt;

  protected DeliveryAttempt() {}

  /** The try that the message has just begun. */
  DeliveryAttempt(Message message, ContactPoint to, String digest) {
    this.id = new AttemptId(message.id().clinic(), UUID.randomUUID());
    this.message = message.id().id();
    this.number = message.attempts();
    this.channel = to.channel();
    this.address = to.address();
    this.digest = digest;
  }

  void conclude(Outcome with) {
    switch (with) {
      case Outcome.Accepted accepted -> accept(accepted.providerId());
      case Outcome.Refused refused -> conclude(AttemptOutcome.REFUSED, refused.answer());
      case Outcome.NotTaken notTaken -> conclude(AttemptOutcome.NOT_TAKEN, notTaken.answer());
      case Outcome.Unknown unknown -> conclude(AttemptOutcome.UNKNOWN, unknown.answer());
    }
  }

  /** The provider has it, as it answered or as we heard later. */
  void accept(@Nullable String as) {
    outcome = AttemptOutcome.ACCEPTED;
    providerId = as == null ? providerId : as;
  }

  private void conclude(AttemptOutcome with, String said) {
    // A receipt may have overtaken the answer, and knows better.
    if (outcome != AttemptOutcome.ACCEPTED) {
      outcome = with;
    }
    answer = said;
  }

  AttemptId id() {
    return id;
  }

  MessageId message() {
    return new MessageId(id.clinic(), message);
  }

  ContactPoint to() {
    return new ContactPoint(channel, address);
  }

  String digest() {
    return digest;
  }

  Instant startedAt() {
    return startedAt;
  }
}
