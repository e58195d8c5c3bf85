package afterglow.booking.diary;

import afterglow.booking.clinic.TimeRange;
import java.time.Instant;

/**
 * A stretch of time cut into whole minutes, counted from 0.
 *
 * @param firstMinute of the window, in minutes since 1970
 * @param minutes how many there are
 */
record Window(long firstMinute, int minutes) {
  /** The window that holds all of a time, rounded outwards to whole minutes. */
  static Window of(TimeRange time) {
    var first = Math.floorDiv(time.start().getEpochSecond(), 60L);
    return new Window(first, Math.toIntExact(ceiling(time.end()) - first));
  }

  TimeRange time() {
    return new TimeRange(instant(0), instant(minutes));
  }

  /** The first minute that begins then or later; below 0 or beyond the last where it is outside. */
  long after(Instant instant) {
    return ceiling(instant) - firstMinute;
  }

  Instant instant(int minute) {
    return Instant.ofEpochSecond((firstMinute + minute) * 60L);
  }

  /** Where a time begins, kept within the window; a minute that is only touched counts. */
  int from(TimeRange time) {
    var minute = Math.floorDiv(time.start().getEpochSecond(), 60L) - firstMinute;
    return Math.clamp(minute, 0, minutes);
  }

  /** Where a time has ended, kept within the window; a minute that is only touched counts. */
  int until(TimeRange time) {
    return Math.clamp(after(time.end()), 0, minutes);
  }

  private static long ceiling(Instant end) {
    var minute = Math.floorDiv(end.getEpochSecond(), 60L);
    return minute * 60L == end.getEpochSecond() && end.getNano() == 0 ? minute : minute + 1;
  }
}
