package afterglow.acceptance.fault;

import afterglow.acceptance.Http;
import afterglow.acceptance.World;
import java.net.URI;
import java.util.LinkedHashSet;

/** Opens the links of the newest messages as programs do that look at what is behind them. */
final class LinksOpened {
  private static final int MOST = 60;

  private LinksOpened() {}

  static Tries at(Http http, URI origin) {
    var links = new LinkedHashSet<String>();
    for (var message : http.get("/dev/inbox", "Accept", "application/json").expect(200).body()) {
      World.list(message.path("links")).forEach(link -> links.add(link.asText()));
    }
    var ours = origin + "/";
    var tries = new Tries(0, 0);
    for (var link : links.stream().filter(each -> each.startsWith(ours)).limit(MOST).toList()) {
      tries = tries.and(opens(http.head(link))).and(opens(http.get(link).status()));
    }
    return tries;
  }

  private static boolean opens(int status) {
    return status >= 200 && status < 400;
  }
}
