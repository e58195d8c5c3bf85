package afterglow.followup.careplan;

import java.time.LocalTime;

/** The hours of the patient's day in which we write about care. */
final class CareWindow {
  static final LocalTime CONTACT_HOUR = LocalTime.of(9, 0);
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(20, 0);
  private static final LocalTime CLOSES_FOR_SAFETY = LocalTime.of(22, 0);

  /** Half an hour before it closes: what falls due then is handed over while it is still open. */
  private static final LocalTime LAST_CALL = LocalTime.of(19, 30);

  private CareWindow() {}

  /**
   * Inside already, or at the end of the window before: what precedes a visit must not come late.
   */
  static LocalMoment noLaterThan(LocalMoment moment) {
    var time = moment.local().toLocalTime();
    if (time.isBefore(OPENS)) {
      var dayBefore = moment.local().toLocalDate().minusDays(1);
      return LocalMoment.of(dayBefore.atTime(LAST_CALL), moment.zone());
    }
    return time.isBefore(CLOSES)
        ? moment
        : LocalMoment.of(moment.local().toLocalDate().atTime(LAST_CALL), moment.zone());
  }

  /** Inside already, or when the window next opens; safety may use the late evening. */
  static LocalMoment noEarlierThan(LocalMoment moment, boolean safety) {
    var time = moment.local().toLocalTime();
    if (time.isBefore(OPENS)) {
      return LocalMoment.of(moment.local().toLocalDate().atTime(OPENS), moment.zone());
    }
    return time.isBefore(safety ? CLOSES_FOR_SAFETY : CLOSES)
        ? moment
        : LocalMoment.of(moment.local().toLocalDate().plusDays(1).atTime(OPENS), moment.zone());
  }
}
