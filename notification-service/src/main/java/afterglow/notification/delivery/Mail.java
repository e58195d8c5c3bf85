package afterglow.notification.delivery;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/** An e-mail with the id that we give it, that knows whether it was written out to its end. */
final class Mail extends MimeMessage {
  private final String id;
  private volatile boolean written;

  Mail(Session session, String id) {
    super(session);
    this.id = id;
  }

  /** From here on a host may have taken it, whatever becomes of the line. */
  boolean written() {
    return written;
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", id);
  }

  @Override
  public void writeTo(OutputStream out, String[] ignoreList)
      throws IOException, MessagingException {
    super.writeTo(out, ignoreList);
    written = true;
  }
}
