package afterglow.notification.template;

import java.text.Normalizer;
import java.util.Map;

/**
 * The alphabet that texts are cheapest in: one character outside it halves the room of the whole
 * text.
 */
public final class Gsm7 {
  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "^{}\\[~]|€";
  private static final Map<Integer, String> STAND_INS =
      Map.of(
          0x2018, "'", 0x2019, "'", 0x201C, "\"", 0x201D, "\"", 0x2013, "-", 0x2014, "-", 0x2026,
          "...", 0x00A0, " ", 0x202F, " ");

  private Gsm7() {}

  /** The text with its nearest characters of the alphabet; others stay and cost what they cost. */
  public static String fold(String text) {
    var folded = new StringBuilder(text.length());
    text.codePoints().forEach(c -> folded.append(fold(c)));
    return folded.toString();
  }

  private static String fold(int character) {
    var itself = Character.toString(character);
    if (isKnown(character)) {
      return itself;
    }
    var standIn = STAND_INS.get(character);
    if (standIn != null) {
      return standIn;
    }
    var bare = Normalizer.normalize(itself, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return !bare.isEmpty() && bare.codePoints().allMatch(Gsm7::isKnown) ? bare : itself;
  }

  private static boolean isKnown(int character) {
    return BASIC.indexOf(character) >= 0 || EXTENDED.indexOf(character) >= 0;
  }

  /** How many texts a provider will count. */
  public static int segments(String text) {
    if (!text.codePoints().allMatch(Gsm7::isKnown)) {
      return parts(text.length(), 70, 67);
    }
    var extended = (int) text.codePoints().filter(c -> EXTENDED.indexOf(c) >= 0).count();
    return parts(text.length() + extended, 160, 153);
  }

  private static int parts(int length, int alone, int each) {
    return length <= alone ? 1 : (length + each - 1) / each;
  }
}
