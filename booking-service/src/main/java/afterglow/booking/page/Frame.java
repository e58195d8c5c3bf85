package afterglow.booking.page;

import afterglow.booking.clinic.Clinic;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page: whose it is, in which language, and how to reach a human.
 *
 * @param home where the clinic's name leads
 * @param query what keeps a language that was asked for by name in the next address, or nothing
 * @param others the other languages that this page can be read in at the same address
 */
record Frame(
    Language language,
    @Nullable String clinicName,
    @Nullable String phoneText,
    String home,
    String query,
    boolean demo,
    boolean failed,
    List<Other> others) {

  /** Another language, by its own name. */
  record Other(String lang, String name) {}

  static Frame of(Clinic clinic, Language language, @Nullable String asked) {
    return new Frame(
        language,
        clinic.name(),
        clinic.phone(),
        "/book/" + clinic.id() + query(language, asked),
        query(language, asked),
        clinic.demo(),
        false,
        List.of());
  }

  static Frame ofNoClinic(Language language, @Nullable String asked) {
    var query = query(language, asked);
    return new Frame(language, null, null, "/" + query, query, false, false, List.of());
  }

  /** The same around a page that can be opened in another language by its address alone. */
  Frame in(List<String> locales) {
    var others =
        locales.stream()
            .filter(Language.spoken()::contains)
            .filter(code -> !code.equals(lang()))
            .map(Frame::other)
            .toList();
    return new Frame(language, clinicName, phoneText, home, query, demo, failed, others);
  }

  /** The same around a page that says what went wrong. */
  Frame failing() {
    return new Frame(language, clinicName, phoneText, home, query, demo, true, others);
  }

  public String version() {
    return Assets.VERSION;
  }

  public String lang() {
    return language.code();
  }

  /** The number without what only people need. */
  public @Nullable String phone() {
    return phoneText == null ? null : phoneText.replaceAll("[^+0-9]", "");
  }

  private static Other other(String code) {
    var locale = Locale.of(code);
    var name = locale.getDisplayLanguage(locale);
    return new Other(code, name.substring(0, 1).toUpperCase(locale) + name.substring(1));
  }

  private static String query(Language language, @Nullable String asked) {
    return language.code().equals(asked) ? "?lang=" + asked : "";
  }
}
