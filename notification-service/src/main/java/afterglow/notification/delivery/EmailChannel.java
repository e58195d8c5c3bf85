package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.message.Reason;
import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.ContactPoint;
import afterglow.notification.recipient.Recipient;
import afterglow.notification.template.Links;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.UUID;
import java.util.regex.Pattern;

/** E-mail over one open line to the mail host. */
final class EmailChannel implements DeliveryChannel {
  /** What may stand in a command to a mail host; the low byte of anything else could end it. */
  private static final Pattern PRINTABLE = Pattern.compile("[!-~]+");

  private final Mails mails;
  private final MailLine line;

  EmailChannel(Mails mails, MailLine line) {
    this.mails = mails;
    this.line = line;
  }

  @Override
  public Channel channel() {
    return Channel.EMAIL;
  }

  @Override
  public Prepared prepare(Message message, Recipient recipient, ContactPoint to, Links links) {
    InternetAddress address;
    try {
      if (!PRINTABLE.matcher(to.address()).matches()) {
        return new Undeliverable(to.address());
      }
      address = new InternetAddress(to.address(), true);
    } catch (AddressException e) {
      return new Undeliverable(to.address());
    }
    return new Ready(mails.write(message, recipient, address, links), address);
  }

  private final class Ready implements Prepared {
    private final Mail mail;
    private final InternetAddress to;

    Ready(Mail mail, InternetAddress to) {
      this.mail = mail;
      this.to = to;
    }

    @Override
    public String digest() {
      return Digest.of(to.getAddress());
    }

    @Override
    public Outcome send(UUID attempt) {
      return line.send(mail, to);
    }
  }

  /** No mail host needs to be asked about what is not an address. */
  private record Undeliverable(String address) implements Prepared {
    @Override
    public String digest() {
      return Digest.of(address);
    }

    @Override
    public Outcome send(UUID attempt) {
      return new Outcome.Refused(Reason.BAD_ADDRESS, "Not an address");
    }
  }

  /** Mail hosts cannot be asked; the same Message-ID lets the reader's side drop a second copy. */
  @Override
  public Trace trace(DeliveryAttempt attempt) {
    return Trace.NONE;
  }

  @Override
  public void close() {
    line.close();
  }
}
