package afterglow.notification.delivery;

import afterglow.notification.message.Message;
import afterglow.notification.recipient.Recipient;
import afterglow.notification.template.Invitation;
import afterglow.notification.template.Layouts;
import afterglow.notification.template.Letter;
import afterglow.notification.template.Letters;
import afterglow.notification.template.Links;
import afterglow.notification.template.Reader;
import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Writes e-mails: the letter as plain text and as a page, and its calendar entry. */
final class Mails {
  private static final Session NO_HOST = Session.getInstance(new Properties());
  private static final String UTF_8 = StandardCharsets.UTF_8.name();

  private final Letters letters;
  private final String from;
  private final Clock clock;

  /**
   * @param from our address; a name beside it gives way to the clinic's
   */
  Mails(Letters letters, String from, Clock clock) {
    this.letters = letters;
    this.from = address(from);
    this.clock = clock;
  }

  Mail write(Message message, Recipient recipient, InternetAddress to, Links links) {
    var visit = message.visit();
    var clinic = visit.place().clinicName();
    var reader = new Reader(recipient.name(), recipient.locale(), recipient.zone());
    var letter = letters.write(message.purpose(), visit, reader, links);
    var invitation =
        Invitation.of(
            message.purpose(),
            visit,
            letters.calendarSummary(visit, recipient.locale()),
            new Invitation.Party(clinic, from),
            new Invitation.Party(recipient.name(), to.getAddress()),
            clock.instant());
    try {
      var mail = new Mail(NO_HOST, "<" + message.id().id() + "@afterglow>");
      mail.setFrom(named(from, clinic));
      mail.setRecipient(MimeMessage.RecipientType.TO, named(to.getAddress(), recipient.name()));
      mail.setSubject(oneLine(letter.subject()), UTF_8);
      mail.setSentDate(Date.from(clock.instant()));
      mail.setHeader("Auto-Submitted", "auto-generated");
      mail.setHeader("Content-Language", letter.locale().getLanguage());
      mail.setContent(parts(letter, invitation.orElse(null)));
      mail.saveChanges();
      return mail;
    } catch (MessagingException | UnsupportedEncodingException e) {
      throw new MailNotWritten(e);
    }
  }

  private static MimeMultipart parts(Letter letter, @Nullable Invitation invitation)
      throws MessagingException {
    // Clients show the last part that they understand.
    var parts = new MimeMultipart("alternative");
    var plain = new MimeBodyPart();
    plain.setText(Layouts.plain(letter).render(), UTF_8);
    parts.addBodyPart(plain);
    var page = new MimeBodyPart();
    page.setText(Layouts.page(letter).render(), UTF_8, "html");
    parts.addBodyPart(page);
    if (invitation != null) {
      var entry = new MimeBodyPart();
      var type = "text/calendar; charset=UTF-8; method=" + invitation.method();
      var document = invitation.document().getBytes(StandardCharsets.UTF_8);
      entry.setDataHandler(new DataHandler(new ByteArrayDataSource(document, type)));
      // Its folded lines must arrive as they are.
      entry.setHeader("Content-Transfer-Encoding", "base64");
      parts.addBodyPart(entry);
    }
    return parts;
  }

  private static InternetAddress named(String address, String name)
      throws UnsupportedEncodingException {
    return new InternetAddress(address, oneLine(name), UTF_8);
  }

  private static String address(String mailbox) {
    try {
      return new InternetAddress(mailbox, true).getAddress();
    } catch (AddressException e) {
      throw new IllegalArgumentException("notification.smtp.from is not an address", e);
    }
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
  }

  /** The library would not build it. */
  static class MailNotWritten extends RuntimeException {
    MailNotWritten(Exception cause) {
      super(cause);
    }
  }
}
