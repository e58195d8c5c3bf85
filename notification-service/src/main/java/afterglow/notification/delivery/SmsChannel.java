package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipient;
import afterglow.notification.template.Gsm7;
import afterglow.notification.template.Letters;
import afterglow.notification.template.Links;
import afterglow.notification.template.Reader;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Text messages. */
final class SmsChannel implements DeliveryChannel {
  private final SmsProvider provider;
  private final Letters letters;
  private final Clock clock;

  SmsChannel(SmsProvider provider, Letters letters, Clock clock) {
    this.provider = provider;
    this.letters = letters;
    this.clock = clock;
  }

  @Override
  public Channel channel() {
    return Channel.SMS;
  }

  @Override
  public Prepared prepare(Message message, Recipient recipient, ContactPoint to, Links links) {
    var reader = new Reader(recipient.name(), recipient.locale(), recipient.zone());
    var body = Gsm7.fold(letters.write(message.purpose(), message.visit(), reader, links).sms());
    return new Ready(message, to.address(), body);
  }

  private final class Ready implements Prepared {
    private final Message message;
    private final String to;
    private final String body;

    Ready(Message message, String to, String body) {
      this.message = message;
      this.to = to;
      this.body = body;
    }

    @Override
    public String digest() {
      return Digest.of(body);
    }

    @Override
    public Outcome send(UUID attempt) {
      var useful = Duration.between(clock.instant(), message.usefulUntil());
      return provider.send(new AttemptId(message.id().clinic(), attempt), to, body, useful);
    }
  }

  @Override
  public Trace trace(DeliveryAttempt attempt) {
    return provider.trace(attempt.to().address(), attempt.digest(), attempt.startedAt());
  }

  @Override
  public void close() {}
}
