package afterglow.followup.cases;

import org.jspecify.annotations.Nullable;

/**
 * What stands around every care page.
 *
 * @param clinicName nothing where it is not about one clinic alone
 */
record CareFrame(String lang, @Nullable String clinicName, String person) {
  static CareFrame of(CareViewer viewer, @Nullable String clinicName) {
    return new CareFrame(viewer.locale().getLanguage(), clinicName, viewer.staff().name());
  }
}
