package afterglow.local.dev;

import java.util.HashMap;
import java.util.Map;

/** The few lines of a calendar entry that a person looks at first. */
record CalendarCard(String method, String summary, String start, String location, String sequence) {

  static CalendarCard of(String calendar) {
    var fields = firstEvent(calendar);
    return new CalendarCard(
        fields.getOrDefault("METHOD", ""),
        fields.getOrDefault("SUMMARY", ""),
        fields.getOrDefault("DTSTART", ""),
        fields.getOrDefault("LOCATION", ""),
        fields.getOrDefault("SEQUENCE", "0"));
  }

  /** Time zones inside a calendar have a DTSTART too, which is none of ours. */
  private static Map<String, String> firstEvent(String calendar) {
    var fields = new HashMap<String, String>();
    var inside = "";
    for (var line : calendar.replaceAll("\r?\n[ \t]", "").split("\r?\n")) {
      var colon = line.indexOf(':');
      if (colon < 0) {
        continue;
      }
      var name = line.substring(0, colon);
      var value = line.substring(colon + 1);
      if (name.equals("BEGIN")) {
        inside = value;
      } else if (inside.equals("VEVENT") || inside.equals("VCALENDAR")) {
        fields.putIfAbsent(name.split(";")[0], plain(name, value));
      }
    }
    return fields;
  }

  private static String plain(String name, String value) {
    var text = value.replace("\\,", ",").replace("\\;", ";").replace("\\n", ", ");
    if (!name.startsWith("DTSTART") || text.length() < 13) {
      return text;
    }
    var zone = name.contains("TZID=") ? " " + name.substring(name.indexOf("TZID=") + 5) : " UTC";
    return "%s-%s-%s %s:%s%s"
        .formatted(
            text.substring(0, 4),
            text.substring(4, 6),
            text.substring(6, 8),
            text.substring(9, 11),
            text.substring(11, 13),
            zone);
  }
}
