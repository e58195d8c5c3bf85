package afterglow.booking.desk;

import afterglow.booking.page.Assets;
import afterglow.booking.page.Language;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page of the desk: whose clinic it is, and who is signed in.
 *
 * @param person nothing where nobody is
 */
record DeskFrame(
    Language language, @Nullable String clinicName, boolean demo, @Nullable String person) {
  static DeskFrame ofNobody(Language language) {
    return new DeskFrame(language, null, false, null);
  }

  public String lang() {
    return language.code();
  }

  public String version() {
    return Assets.VERSION;
  }
}
