package afterglow.local.gateway;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** Who answers a path. */
public enum Route {
  BOOKING,
  FOLLOWUP,
  NOTIFICATION,
  SIGN_IN,
  DEV,
  NOWHERE;

  private static final List<String> NEVER_ROUTED = List.of("internal", "q");

  /**
   * Decides by the path as a service might understand it: decoded, without matrix parameters, in
   * lower case. A path that can be understood in more than one way goes nowhere, so nothing reaches
   * a service's internal paths in disguise.
   */
  public static Route of(String rawPath) {
    if (!rawPath.startsWith("/") || ambiguous(rawPath)) {
      return NOWHERE;
    }
    String path;
    try {
      path = URLDecoder.decode(rawPath.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return NOWHERE;
    }
    // What is still encoded after decoding was encoded twice, which no page of ours does.
    if (path.contains("%") || path.chars().anyMatch(Character::isISOControl)) {
      return NOWHERE;
    }
    var segments = List.of(path.substring(1).toLowerCase(Locale.ROOT).split("/", -1));
    for (var segment : segments) {
      if (plain(segment).equals(".") || plain(segment).equals("..")) {
        return NOWHERE;
      }
    }
    // Only the first segments decide, and there matrix parameters have no business.
    if (segments.stream().limit(2).anyMatch(segment -> segment.contains(";"))) {
      return NOWHERE;
    }
    return owner(segments);
  }

  private static Route owner(List<String> segments) {
    var first = segments.getFirst();
    if (NEVER_ROUTED.contains(first)) {
      return NOWHERE;
    }
    return switch (first) {
      case "dev" -> DEV;
      case "auth" -> SIGN_IN;
      case "checkin", "care" -> FOLLOWUP;
      case "messages", "preferences" -> NOTIFICATION;
      case "api" ->
          switch (segments.size() > 1 ? segments.get(1) : "") {
            case "booking" -> BOOKING;
            case "followup" -> FOLLOWUP;
            case "notification" -> NOTIFICATION;
            default -> NOWHERE;
          };
      default -> BOOKING;
    };
  }

  private static boolean ambiguous(String rawPath) {
    var path = rawPath.toLowerCase(Locale.ROOT);
    return path.contains("//")
        || path.contains("\\")
        || path.contains("%2f")
        || path.contains("%5c")
        || path.contains("%00");
  }

  private static String plain(String segment) {
    var parameters = segment.indexOf(';');
    return parameters < 0 ? segment : segment.substring(0, parameters);
  }
}
