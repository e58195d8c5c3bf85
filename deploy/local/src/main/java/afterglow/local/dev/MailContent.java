package afterglow.local.dev;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** What a mail program would show of a mail. */
record MailContent(String subject, String text, @Nullable String html, @Nullable String calendar) {
  private static final Session SESSION = Session.getInstance(new Properties());

  static MailContent of(byte[] raw) {
    try {
      var message = new MimeMessage(SESSION, new ByteArrayInputStream(raw));
      var found = new Found();
      found.lookInto(message);
      var subject = message.getSubject();
      return new MailContent(
          subject == null ? "" : subject,
          found.text == null ? "" : found.text,
          found.html,
          found.calendar);
    } catch (MessagingException | IOException e) {
      return new MailContent(
          "(cannot be read: " + e.getMessage() + ")",
          new String(raw, StandardCharsets.UTF_8),
          null,
          null);
    }
  }

  /** The first part of each kind counts. */
  private static class Found {
    private @Nullable String text;
    private @Nullable String html;
    private @Nullable String calendar;

    void lookInto(Part part) throws MessagingException, IOException {
      if (part.getContent() instanceof Multipart parts) {
        for (var i = 0; i < parts.getCount(); i++) {
          lookInto(parts.getBodyPart(i));
        }
      } else if (part.isMimeType("text/plain") && text == null) {
        text = string(part);
      } else if (part.isMimeType("text/html") && html == null) {
        html = string(part);
      } else if (part.isMimeType("text/calendar") && calendar == null) {
        calendar = string(part);
      }
    }

    private static String string(Part part) throws MessagingException, IOException {
      return part.getContent() instanceof String string
          ? string
          : new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
