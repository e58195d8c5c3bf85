package afterglow.acceptance.access;

import java.util.Set;

/**
 * One route of a service, as its code declares it.
 *
 * @param path with {@code {names}} in place of what differs from call to call
 * @param roles who of the staff may take it; empty for all others
 */
record Route(String service, String method, String path, Set<String> roles, Guard guard) {
  /** What stands before a route. */
  enum Guard {
    /** Nothing: anybody may call it. */
    NONE,
    /** One of its roles. */
    ROLE,
    /** Being signed in. */
    SIGN_IN,
    /** The token that services know each other by. */
    SERVICE,
    /** Nobody gets through. */
    CLOSED
  }

  boolean isPage() {
    return !path.startsWith("/api/") && !path.startsWith("/internal/") && !path.startsWith("/dev");
  }

  String named() {
    return method + " " + path;
  }
}
