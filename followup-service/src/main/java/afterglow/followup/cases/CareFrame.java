package afterglow.followup.cases;

/** What stands around every care page. */
record CareFrame(String lang, String person) {
  static CareFrame of(CareViewer viewer) {
    return new CareFrame(viewer.locale().getLanguage(), viewer.staff().name());
  }
}
