package afterglow.local.dev;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The inbox as a page: texts as a phone shows them, mails as a mail program does. */
final class InboxPage {
  private static final DateTimeFormatter AT =
      DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm:ss", Locale.ROOT)
          .withZone(ZoneId.systemDefault());

  private InboxPage() {}

  static String of(String to, List<Inbox.Item> items) {
    var page = new StringBuilder(Answers.resource("inbox.html"));
    put(page, "@to@", escaped(to));
    put(page, "@newest@", items.isEmpty() ? "" : escaped(items.getFirst().id()));
    put(page, "@count@", items.size() == 1 ? "1 message" : items.size() + " messages");
    var list = new StringBuilder();
    items.forEach(item -> list.append(item.channel().equals("SMS") ? text(item) : mail(item)));
    put(
        page,
        "@items@",
        items.isEmpty()
            ? "<p class=\"none\">Nothing was sent yet. Book a visit and look again.</p>"
            : list.toString());
    return page.toString();
  }

  private static String text(Inbox.Item item) {
    return """
        <li class="item text">
          %s
          <div class="phone"><p class="bubble">%s</p></div>
        </li>
        """
        .formatted(head(item, "Text"), linked(item.text()));
  }

  private static String mail(Inbox.Item item) {
    var body =
        item.html() == null
            ? "<pre class=\"plain\">" + linked(item.text()) + "</pre>"
            : """
              <iframe title="Mail to %s" src="/dev/inbox/%s/mail" loading="lazy"
                sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
              <details><summary>As plain text</summary><pre class="plain">%s</pre></details>
              """
                .formatted(escaped(item.to()), escaped(item.id()), linked(item.text()));
    return """
        <li class="item mail">
          %s
          <h2>%s</h2>
          %s
          %s
        </li>
        """
        .formatted(head(item, "Mail"), escaped(item.subject()), calendar(item.calendar()), body);
  }

  private static String head(Inbox.Item item, String kind) {
    return """
        <p class="head"><span class="kind">%s</span> <a href="/dev/inbox?to=%s">%s</a>
          <time datetime="%s">%s</time></p>
        """
        .formatted(
            kind,
            java.net.URLEncoder.encode(item.to(), java.nio.charset.StandardCharsets.UTF_8),
            escaped(item.to()),
            item.at(),
            AT.format(item.at()));
  }

  private static String calendar(@Nullable String calendar) {
    if (calendar == null) {
      return "";
    }
    var card = CalendarCard.of(calendar);
    return """
        <details class="calendar"><summary><b>%s</b> %s <span>%s</span> <span>%s, sequence %s</span>
          </summary><pre class="plain">%s</pre></details>
        """
        .formatted(
            escaped(card.start()),
            escaped(card.summary()),
            escaped(card.location()),
            escaped(card.method()),
            escaped(card.sequence()),
            escaped(calendar));
  }

  private static String linked(String text) {
    var linked = new StringBuilder();
    var found = Links.ADDRESS.matcher(text);
    var from = 0;
    while (found.find()) {
      var address = escaped(found.group());
      linked
          .append(escaped(text.substring(from, found.start())))
          .append(
              "<a href=\"%s\" target=\"_blank\" rel=\"noopener\">%s</a>"
                  .formatted(address, address));
      from = found.end();
    }
    return linked.append(escaped(text.substring(from))).toString();
  }

  private static void put(StringBuilder page, String place, String value) {
    for (var at = page.indexOf(place); at >= 0; at = page.indexOf(place, at + value.length())) {
      page.replace(at, at + place.length(), value);
    }
  }

  private static String escaped(@Nullable String text) {
    return text == null
        ? ""
        : text.replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace(">", "&gt;")
            .replace("\"", "&quot;")
            .replace("'", "&#39;");
  }
}
