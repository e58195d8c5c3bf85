package afterglow.local.dev;

import afterglow.local.sandbox.MailSandbox;
import afterglow.local.sandbox.SmsSandbox;
import afterglow.local.sandbox.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** The newest messages to one address, or to anybody. */
  List<Item> newest(@Nullable String to, int limit) {
    var asked = to == null ? "" : to.strip();
    Predicate<String> wanted = address -> asked.isEmpty() || same(address, asked);
    var items = new ArrayList<Item>();
    for (var letter : mail.newest(wanted, limit)) {
      var content = MailContent.of(letter.raw());
      for (var address : letter.to().stream().filter(wanted).toList()) {
        items.add(item(letter, address, content));
      }
    }
    for (var text : sms.newest(wanted, limit)) {
      items.add(item(text));
    }
    items.sort(Comparator.comparing(Item::at).reversed());
    return items.stream().limit(limit).toList();
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
