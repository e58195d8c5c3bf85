package afterglow.booking.appointment;

import java.security.SecureRandom;
import java.util.Locale;

/** Short codes by which people speak of an appointment, such as {@code LUM-4K7QXM2}. */
final class References {
  /** Crockford's base 32: nothing that can be mistaken for something else. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 7;
  private static final SecureRandom RANDOM = new SecureRandom();

  private References() {}

  static String next(String clinic) {
    var code = new StringBuilder();
    code.append(clinic, 0, Math.min(3, clinic.length()));
    code.append('-');
    for (var i = 0; i < LENGTH; i++) {
      code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
    }
    return code.toString().toUpperCase(Locale.ROOT);
  }
}
