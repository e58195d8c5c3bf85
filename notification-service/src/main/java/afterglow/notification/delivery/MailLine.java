package afterglow.notification.delivery;

import afterglow.notification.message.Reason;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** One open line to the mail host; belongs to one thread. */
final class MailLine implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(MailLine.class);
  private static final int NO_ANSWER = -1;

  private final SmtpConfig config;
  private final Session session;
  private @Nullable Transport transport;
  private boolean away;

  MailLine(SmtpConfig config) {
    this.config = config;
    this.session = Session.getInstance(properties(config));
  }

  private static Properties properties(SmtpConfig config) {
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", "5000");
    properties.put("mail.smtp.timeout", "15000");
    properties.put("mail.smtp.writetimeout", "15000");
    properties.put("mail.smtp.starttls.enable", "true");
    properties.put("mail.smtp.starttls.required", String.valueOf(config.requireTls()));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", String.valueOf(config.user().isPresent()));
    // Looking up our own name can take seconds.
    properties.put("mail.smtp.localhost", "localhost");
    // Waiting for a goodbye would hold the worker up.
    properties.put("mail.smtp.quitwait", "false");
    return properties;
  }

  Outcome send(Mail mail, InternetAddress to) {
    Transport open;
    try {
      open = opened();
    } catch (MessagingException e) {
      if (!away) {
        LOG.warnf("The mail host cannot be reached: %s", e.getClass().getSimpleName());
      }
      away = true;
      LOG.debug("No line to the mail host", e);
      return new Outcome.NotTaken("No line", true);
    }
    try {
      open.sendMessage(mail, new Address[] {to});
      return new Outcome.Accepted(null);
    } catch (MessagingException e) {
      LOG.debug("The mail host did not take a mail", e);
      return outcome(code(e), isAboutAddress(e), mail.written());
    }
  }

  private Outcome outcome(int code, boolean aboutAddress, boolean written) {
    if (code == NO_ANSWER) {
      close();
      return written
          ? new Outcome.Unknown("Line lost after the mail was written")
          : new Outcome.NotTaken("Line lost before the mail was written", true);
    }
    var answer = String.valueOf(code);
    if (code == 530 || code == 535) {
      LOG.error("The mail host wants us to sign in; look at notification.smtp.user and password");
      return new Outcome.NotTaken(answer, true);
    }
    if (code < 500) {
      // 421 closes the line and speaks for all; the rest is about this mail.
      if (code == 421) {
        close();
      }
      return new Outcome.NotTaken(answer, code == 421);
    }
    return new Outcome.Refused(aboutAddress ? Reason.BAD_ADDRESS : Reason.REFUSED, answer);
  }

  private Transport opened() throws MessagingException {
    var open = transport;
    if (open != null && open.isConnected()) {
      return open;
    }
    close();
    var fresh = session.getTransport("smtp");
    fresh.connect(
        config.host(), config.port(), config.user().orElse(null), config.password().orElse(null));
    transport = fresh;
    away = false;
    return fresh;
  }

  private static int code(MessagingException failure) {
    var code = NO_ANSWER;
    for (Exception e = failure; e != null; e = next(e)) {
      code =
          switch (e) {
            case SMTPAddressFailedException refused -> refused.getReturnCode();
            case SMTPSenderFailedException refused -> refused.getReturnCode();
            case SMTPSendFailedException refused -> refused.getReturnCode();
            default -> code;
          };
    }
    return code;
  }

  private static boolean isAboutAddress(MessagingException failure) {
    for (Exception e = failure; e != null; e = next(e)) {
      if (e instanceof SMTPAddressFailedException) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Exception next(Exception e) {
    return e instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  @Override
  public void close() {
    var open = transport;
    transport = null;
    if (open != null) {
      try {
        open.close();
      } catch (MessagingException e) {
        LOG.debug("A line to the mail host did not close cleanly", e);
      }
    }
  }
}
