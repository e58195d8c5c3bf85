package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** When visits may start at a location at all, whoever is free. */
final class StartRules {
  private final Location location;
  private final Instant earliest;
  private final Instant tooLate;

  /** As they are at this moment. */
  StartRules(Clinic clinic, Location location, Instant now) {
    this.location = location;
    this.earliest = now.plus(clinic.notice());
    var last = LocalDate.ofInstant(now, location.zone()).plus(clinic.horizon());
    this.tooLate = last.plusDays(1).atStartOfDay(location.zone()).toInstant();
  }

  /** The rules that this start breaks. */
  Set<Rule> broken(Instant start) {
    var broken = EnumSet.noneOf(Rule.class);
    if (!isOnGrid(start)) {
      broken.add(Rule.GRID);
    }
    if (start.isBefore(earliest)) {
      broken.add(Rule.NOTICE);
    }
    if (!start.isBefore(tooLate)) {
      broken.add(Rule.HORIZON);
    }
    return broken;
  }

  private boolean isOnGrid(Instant start) {
    var local = start.atZone(location.zone());
    return local.getSecond() == 0
        && local.getNano() == 0
        && local.getMinute() % location.gridMinutes() == 0;
  }

  /** The minutes of a window at which visits may start. */
  MinuteSet within(Window window) {
    var starts = MinuteSet.none(window.minutes());
    var from = Math.clamp(window.after(earliest), 0, window.minutes());
    var until = Math.clamp(window.after(tooLate), 0, window.minutes());
    var rules = location.zone().getRules();
    var at = from;
    while (at < until) {
      // Between two changes of the clock the grid is regular.
      var change = rules.nextTransition(window.instant(at));
      var end =
          change == null ? until : Math.clamp(window.after(change.getInstant()), at + 1, until);
      var onTheClock = window.instant(at).atZone(location.zone()).getMinute();
      var first = at + Math.floorMod(-onTheClock, location.gridMinutes());
      for (var minute = first; minute < end; minute += location.gridMinutes()) {
        starts.add(minute, minute + 1);
      }
      at = end;
    }
    return starts;
  }

  /** Whether the location is open for all of a time. */
  boolean isOpen(TimeRange time) {
    return location.opening().cover(time, location.zone());
  }

  /** The minutes of a window from which the location is open for so long. */
  MinuteSet open(Window window, Duration visit) {
    return FreeUnits.worked(location.opening(), location.zone(), window)
        .startsOf(Math.toIntExact(visit.toMinutes()));
  }
}
