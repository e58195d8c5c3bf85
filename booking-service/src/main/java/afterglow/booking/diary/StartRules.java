package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Treatment;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Whether a visit may start at a time at all, whoever is free. */
public final class StartRules {
  /** A rule that a start breaks. */
  public enum Rule {
    /** Not a multiple of the location's grid. */
    GRID,
    /** Already past, or sooner than visits can be booked. */
    NOTICE,
    /** Later than visits can be booked yet. */
    HORIZON,
    /** The location is not open for all of the visit. */
    CLOSED
  }

  private StartRules() {}

  /** The rules that this start breaks; none when the visit may start then. */
  public static Set<Rule> broken(
      Clinic clinic, Location location, Treatment treatment, Instant start, Instant now) {
    var broken = EnumSet.noneOf(Rule.class);
    var local = start.atZone(location.zone());
    if (local.getSecond() != 0
        || local.getNano() != 0
        || (local.getHour() * 60 + local.getMinute()) % location.gridMinutes() != 0) {
      broken.add(Rule.GRID);
    }
    if (start.isBefore(now.plus(clinic.notice()))) {
      broken.add(Rule.NOTICE);
    }
    var last = now.atZone(location.zone()).toLocalDate().plus(clinic.horizon());
    if (local.toLocalDate().isAfter(last)) {
      broken.add(Rule.HORIZON);
    }
    if (!location.opening().cover(treatment.from(start), location.zone())) {
      broken.add(Rule.CLOSED);
    }
    return broken;
  }
}
