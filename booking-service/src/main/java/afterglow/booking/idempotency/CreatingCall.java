package afterglow.booking.idempotency;

import org.jspecify.annotations.Nullable;

/**
 * A request to create something, as the caller names it.
 *
 * @param route which kind of request, so that one key may serve two
 * @param key what the caller put into {@code Idempotency-Key}
 * @param body what is asked for; with the same key it must be the same
 */
public record CreatingCall(
    String clinic, String route, String caller, @Nullable String key, Object body) {
  /** A call by somebody who is not signed in. */
  public static CreatingCall byAnybody(
      String clinic, String route, @Nullable String key, Object body) {
    return new CreatingCall(clinic, route, "anybody", key, body);
  }

  /** A call by somebody of the staff, by their id. */
  public static CreatingCall byStaff(
      String clinic, String route, String staff, @Nullable String key, Object body) {
    return new CreatingCall(clinic, route, staff, key, body);
  }
}
