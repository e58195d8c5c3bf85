package afterglow.notification.delivery;

import afterglow.notification.recipient.Channel;
import afterglow.notification.template.Letters;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumMap;
import java.util.Map;

/** Opens each worker its own channels. */
@ApplicationScoped
class Channels {
  private final SmtpConfig smtp;
  private final SmsProvider sms;
  private final Letters letters;
  private final Clock clock;

  Channels(SmtpConfig smtp, SmsProvider sms, Letters letters, Clock clock) {
    this.smtp = smtp;
    this.sms = sms;
    this.letters = letters;
    this.clock = clock;
  }

  Map<Channel, DeliveryChannel> open() {
    var mails = new Mails(letters, smtp.from(), clock);
    var channels = new EnumMap<Channel, DeliveryChannel>(Channel.class);
    channels.put(Channel.EMAIL, new EmailChannel(mails, new MailLine(smtp)));
    channels.put(Channel.SMS, new SmsChannel(sms, letters, clock));
    return channels;
  }
}
