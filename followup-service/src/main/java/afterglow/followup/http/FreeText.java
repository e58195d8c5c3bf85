package afterglow.followup.http;

import java.util.regex.Pattern;

/** What people write in their own words, wherever they may: lines that can be shown and kept. */
public final class FreeText {
  /** No control characters but those that lines are made of, and no half of a character. */
  public static final String ALLOWED = "[\\n\\t[^\\p{Cc}\\p{Cs}]]*";

  public static final String MESSAGE = "must hold no control characters";

  private static final Pattern ALL_ALLOWED = Pattern.compile(ALLOWED);
  private static final Pattern FORBIDDEN = Pattern.compile("[\\p{Cs}[\\p{Cc}&&[^\\n\\t]]]");
  private static final Pattern END_OF_LINE = Pattern.compile("\\R");

  private FreeText() {}

  /** As it is to be checked and kept: every end of a line the same, and no blanks around it. */
  public static String tidy(String typed) {
    return END_OF_LINE.matcher(typed).replaceAll("\n").strip();
  }

  public static boolean isAllowed(String text) {
    return ALL_ALLOWED.matcher(text).matches();
  }

  /** The same without what cannot be kept, for those who cannot see what is wrong with it. */
  public static String cleaned(String typed) {
    return FORBIDDEN.matcher(END_OF_LINE.matcher(typed).replaceAll("\n")).replaceAll("").strip();
  }
}
