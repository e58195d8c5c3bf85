package afterglow.acceptance.access;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/** Other ways to write a path, which some router may take for the same. */
final class Disguises {
  private Disguises() {}

  static List<String> of(String path) {
    var disguises = new LinkedHashSet<String>();
    var segments = List.of(path.substring(1).split("/"));
    for (var i = 0; i < segments.size(); i++) {
      for (var mark : List.of(";x", ";x=1", "%3B", "%3Bx", "%20", "%00", ".", "%2E", "%09")) {
        disguises.add(with(segments, i, segments.get(i) + mark));
      }
      var segment = segments.get(i);
      disguises.add(with(segments, i, segment.toUpperCase(Locale.ROOT)));
      disguises.add(
          with(segments, i, "%" + Integer.toHexString(segment.charAt(0)) + rest(segment)));
      disguises.add(with(segments, i, "." + "/" + segment));
      disguises.add(with(segments, i, "%2E/" + segment));
      disguises.add(with(segments, i, "book/../" + segment));
      disguises.add(with(segments, i, "book/%2e%2e/" + segment));
      disguises.add(with(segments, i, "book;x/..;x/" + segment));
      disguises.add(with(segments, i, "/" + segment));
      disguises.add(with(segments, i, "%2F" + segment));
      disguises.add(with(segments, i, "%5C" + segment));
    }
    for (var i = 1; i < segments.size(); i++) {
      var joined = new ArrayList<>(segments);
      joined.set(i - 1, segments.get(i - 1) + "%2F" + segments.get(i));
      joined.remove(i);
      disguises.add("/" + String.join("/", joined));
    }
    disguises.add(path + "/");
    disguises.add(path + "//");
    disguises.add(path + "%2F");
    disguises.add(path + "?x");
    disguises.add(path.toUpperCase(Locale.ROOT));
    disguises.remove(path);
    return List.copyOf(disguises);
  }

  private static String rest(String segment) {
    return segment.substring(1);
  }

  private static String with(List<String> segments, int at, String instead) {
    var changed = new ArrayList<>(segments);
    changed.set(at, instead);
    return "/" + String.join("/", changed);
  }
}
