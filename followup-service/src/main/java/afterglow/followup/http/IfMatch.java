package afterglow.followup.http;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of a row that a change was decided on, so that nobody's change is lost. */
public final class IfMatch {
  private static final Pattern VERSION = Pattern.compile("\\s*(\"?)(\\d{1,9})\\1\\s*");

  private IfMatch() {}

  /** Takes {@code 3} as well as {@code "3"}, the form that an ETag has. */
  public static int version(@Nullable String header) {
    var version = VERSION.matcher(header == null ? "" : header);
    if (!version.matches()) {
      throw new Missing();
    }
    return Integer.parseInt(version.group(2));
  }

  /** The row was changed since, and is at this version now. */
  public static Problem stale(int version) {
    return Problem.of(
            "stale-version",
            412,
            "It was changed since you looked",
            "Read it again, then decide again")
        .with("version", version);
  }

  /** The caller does not say which version they saw. */
  static class Missing extends RuntimeException {
    Missing() {
      super("There is no version in If-Match");
    }
  }
}
