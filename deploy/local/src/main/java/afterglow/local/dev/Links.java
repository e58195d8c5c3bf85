package afterglow.local.dev;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The addresses that a message asks its reader to open. */
final class Links {
  static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"'<>]+[^\\s\"'<>.,;:!?)]");

  private Links() {}

  static List<String> in(String text, @Nullable String html) {
    var links = new LinkedHashSet<String>();
    add(text, links);
    if (html != null) {
      add(html.replace("&amp;", "&").replace("&#61;", "=").replace("&#x3D;", "="), links);
    }
    return List.copyOf(links);
  }

  private static void add(String text, LinkedHashSet<String> links) {
    var found = ADDRESS.matcher(text);
    while (found.find()) {
      // A document type or a namespace is an address too, and none that a reader would open.
      if (!found.group().contains("//www.w3.org/")) {
        links.add(found.group());
      }
    }
  }
}
