package afterglow.booking.diary;

import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.WorkingHours;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** For each unit the minutes of a window in which it is at work and nothing takes it. */
final class FreeUnits {
  private final Window window;
  private final ZoneId zone;
  private final Diary diary;
  private final Map<WorkingHours, MinuteSet> worked = new IdentityHashMap<>();
  private final Map<Long, MinuteSet> free = new HashMap<>();

  FreeUnits(Window window, ZoneId zone, Diary diary) {
    this.window = window;
    this.zone = zone;
    this.diary = diary;
  }

  static MinuteSet worked(WorkingHours hours, ZoneId zone, Window window) {
    var worked = MinuteSet.none(window.minutes());
    for (var shift : hours.within(window.time(), zone)) {
      worked.add(window.from(shift), window.until(shift));
    }
    return worked;
  }

  MinuteSet of(Unit unit) {
    return free.computeIfAbsent(unit.id(), id -> minutes(unit));
  }

  private MinuteSet minutes(Unit unit) {
    // Many units have the same hours, those of their place.
    var minutes = worked.computeIfAbsent(unit.hours(), hours -> worked(hours, zone, window)).copy();
    for (var claim : diary.of(unit.id())) {
      minutes.remove(window.from(claim.time()), window.until(claim.time()));
    }
    return minutes;
  }

  /** The minutes in which at least one of these is free. */
  MinuteSet any(List<Unit> units) {
    var any = MinuteSet.none(window.minutes());
    for (var unit : units) {
      any = any.or(of(unit));
    }
    return any;
  }

  /**
   * The starts of a visit from which all that a need takes is in a set of minutes.
   *
   * @param times as they are for a visit that starts with the window
   */
  MinuteSet starts(MinuteSet minutes, List<TimeRange> times) {
    var starts = MinuteSet.all(window.minutes());
    for (var time : times) {
      var from = window.from(time);
      starts = starts.and(minutes.startsOf(window.until(time) - from).earlier(from));
    }
    return starts;
  }
}
