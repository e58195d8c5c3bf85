package afterglow.notification.around;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A real mail host that does to the next mails what a test asks for, and else takes them. */
public final class MailHost implements AutoCloseable {
  public enum Fate {
    TRY_LATER,
    UNKNOWN_ADDRESS,
    REFUSE_CONTENT,
    /** Takes the mail and loses the line before it has said so. */
    TAKE_AND_HANG_UP
  }

  /** A mail that was taken. */
  public record Taken(String to, MimeMessage mail) {}

  private final LinkedBlockingQueue<Fate> fates = new LinkedBlockingQueue<>();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Semaphore arrived = new Semaphore(0);
  private final SMTPServer server;

  public MailHost(int port) {
    server = SMTPServer.port(port).messageHandlerFactory(Handler::new).build();
    server.start();
  }

  public void next(Fate fate) {
    fates.add(fate);
  }

  public List<MimeMessage> mailsTo(String address) {
    return taken.stream().filter(mail -> mail.to().equals(address)).map(Taken::mail).toList();
  }

  /** Waits until one more mail has been taken; returns whether it was in time. */
  public boolean awaitMail(Duration atMost) throws InterruptedException {
    return arrived.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    server.stop();
  }

  private final class Handler implements MessageHandler {
    private final MessageContext context;
    private final List<String> recipients = new ArrayList<>();

    Handler(MessageContext context) {
      this.context = context;
    }

    @Override
    public void from(String from) {}

    @Override
    public void recipient(String recipient) throws RejectException {
      refuseIf(Fate.TRY_LATER, 451, "Try later");
      refuseIf(Fate.UNKNOWN_ADDRESS, 550, "No such mailbox");
      recipients.add(recipient);
    }

    @Override
    public String data(InputStream data) throws RejectException, IOException {
      refuseIf(Fate.REFUSE_CONTENT, 554, "No");
      try {
        var mail =
            new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(data.readAllBytes()));
        recipients.forEach(recipient -> taken.add(new Taken(recipient, mail)));
        arrived.release();
      } catch (MessagingException e) {
        throw new UncheckedIOException(new IOException(e));
      }
      if (fates.peek() == Fate.TAKE_AND_HANG_UP) {
        fates.remove();
        ((org.subethamail.smtp.server.Session) context).closeSocket();
      }
      return "Taken";
    }

    @Override
    public void done() {}

    private void refuseIf(Fate fate, int code, String words) throws RejectException {
      if (fates.peek() == fate) {
        fates.remove();
        throw new RejectException(code, words);
      }
    }
  }
}
