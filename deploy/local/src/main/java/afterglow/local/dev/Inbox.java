package afterglow.local.dev;

import afterglow.local.sandbox.MailSandbox;
import afterglow.local.sandbox.SmsSandbox;
import afterglow.local.sandbox.TextMessage;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All that was sent to people, mail and texts together, newest first. */
class Inbox {
  private final MailSandbox mail;
  private final SmsSandbox sms;

  Inbox(MailSandbox mail, SmsSandbox sms) {
    this.mail = mail;
    this.sms = sms;
  }

  /** One message as the person who gets it sees it. */
  record Item(
      String id,
      String channel,
      String to,
      Instant at,
      @Nullable String subject,
      String text,
      @Nullable String html,
      @Nullable String calendar,
      List<String> links) {}

  /** The messages to one address, or to anybody, newest first, each read when its turn comes. */
  Iterator<Item> newest(@Nullable String to) {
    var asked = to == null ? "" : to.strip();
    Predicate<String> wanted = address -> asked.isEmpty() || same(address, asked);
    var letters = mail.newest(wanted).flatMap(letter -> items(letter, wanted));
    var texts = sms.newest(wanted).map(Inbox::item);
    return new Merged(letters.iterator(), texts.iterator());
  }

  private static Stream<Item> items(MailSandbox.Mail letter, Predicate<String> wanted) {
    var content = MailContent.of(letter.raw());
    return letter.to().stream().filter(wanted).map(address -> item(letter, address, content));
  }

  /** Two that are newest first each, as one. */
  private static final class Merged implements Iterator<Item> {
    private final Iterator<Item> letters;
    private final Iterator<Item> texts;
    private @Nullable Item letter;
    private @Nullable Item text;

    Merged(Iterator<Item> letters, Iterator<Item> texts) {
      this.letters = letters;
      this.texts = texts;
    }

    @Override
    public boolean hasNext() {
      return letter != null || text != null || letters.hasNext() || texts.hasNext();
    }

    @Override
    public Item next() {
      letter = letter == null && letters.hasNext() ? letters.next() : letter;
      text = text == null && texts.hasNext() ? texts.next() : text;
      var newest = letter == null || text != null && text.at().isAfter(letter.at()) ? text : letter;
      if (newest == null) {
        throw new NoSuchElementException();
      }
      letter = newest == letter ? null : letter;
      text = newest == text ? null : text;
      return newest;
    }
  }

  /** The page inside one mail. */
  Optional<String> html(String id) {
    return mail.find(id).map(letter -> MailContent.of(letter.raw()).html());
  }

  private static Item item(MailSandbox.Mail letter, String to, MailContent content) {
    return new Item(
        letter.id(),
        "EMAIL",
        to,
        letter.at(),
        content.subject(),
        content.text(),
        content.html(),
        content.calendar(),
        Links.in(content.text(), content.html()));
  }

  private static Item item(TextMessage text) {
    return new Item(
        text.sid(),
        "SMS",
        text.to(),
        text.at(),
        null,
        text.body(),
        null,
        null,
        Links.in(text.body(), null));
  }

  /** A plus sign that nobody encoded arrives as a space, so numbers are compared without it. */
  private static boolean same(String address, String asked) {
    return address.equalsIgnoreCase(asked)
        || address.startsWith("+") && address.substring(1).equals(asked);
  }
}
