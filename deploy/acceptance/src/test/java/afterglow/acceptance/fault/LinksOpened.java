package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import afterglow.acceptance.World;
import java.net.URI;
import java.util.LinkedHashSet;

/** Opens the links of the newest messages as programs do that look at what is behind them. */
final class LinksOpened {
  private static final int MOST = 60;

  private LinksOpened() {}

  /** How many requests it made. */
  static int at(Http http, URI origin) {
    var links = new LinkedHashSet<String>();
    for (var message : http.get("/dev/inbox", "Accept", "application/json").expect(200).body()) {
      World.list(message.path("links")).forEach(link -> links.add(link.asText()));
    }
    var ours = origin + "/";
    var opened = links.stream().filter(link -> link.startsWith(ours)).limit(MOST).toList();
    opened.forEach(
        link -> {
          http.head(link);
          http.get(link);
        });
    return opened.size() * 2;
  }
}
