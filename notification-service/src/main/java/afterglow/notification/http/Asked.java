package afterglow.notification.http;

import afterglow.notification.time.Calendar;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what stands in a query; what cannot be read is refused by its name. */
public final class Asked {
  private Asked() {}

  public static @Nullable UUID id(String name, @Nullable String text) {
    try {
      return text == null ? null : UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Unreadable(name, "must be a UUID");
    }
  }

  public static @Nullable Instant instant(String name, @Nullable String text) {
    try {
      return text == null ? null : Calendar.instant(text);
    } catch (DateTimeException e) {
      throw new Unreadable(
          name, "must be a date and time with its offset, of the years 1900 to 9998");
    }
  }

  public static @Nullable Long number(String name, @Nullable String text) {
    try {
      return text == null ? null : Long.valueOf(text);
    } catch (NumberFormatException e) {
      throw new Unreadable(name, "must be a number");
    }
  }

  /** How many rows to answer with at most; the usual number when nothing is asked for. */
  public static int limit(@Nullable String text, int usual, int most) {
    var asked = number("limit", text);
    if (asked == null) {
      return usual;
    }
    if (asked < 1 || asked > most) {
      throw new Unreadable("limit", "must be a number from 1 to " + most);
    }
    return asked.intValue();
  }

  /** A field of the query does not say what it should. */
  public static class Unreadable extends RuntimeException {
    final RequestProblems.FieldError error;

    public Unreadable(String name, String message) {
      super(name + " " + message);
      this.error = new RequestProblems.FieldError(name, message);
    }
  }
}
