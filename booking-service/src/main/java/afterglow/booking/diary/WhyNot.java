package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Which rules keep a visit from starting at a time; none, exactly when it can be booked. Each kind
 * of unit is looked at by itself, so that the answer names everything that would have to change.
 */
public final class WhyNot {
  private final Clinic clinic;
  private final Location location;
  private final Treatment treatment;
  private final Predicate<Unit> practitioner;

  /**
   * @param practitioner whom the caller would be treated by
   */
  public WhyNot(
      Clinic clinic, Location location, Treatment treatment, Predicate<Unit> practitioner) {
    this.clinic = clinic;
    this.location = location;
    this.treatment = treatment;
    this.practitioner = practitioner;
  }

  /** The rules that a start breaks whoever is free. */
  public List<Blocked> ofStart(Instant start, Instant now) {
    var rules = new StartRules(clinic, location, now);
    var blocked = new ArrayList<>(rules.broken(start).stream().map(Blocked::of).toList());
    if (!rules.isOpen(treatment.withoutCleaning().from(start))) {
      blocked.add(Blocked.of(Rule.CLOSED));
    } else if (!rules.isOpen(treatment.from(start))) {
      blocked.add(Blocked.of(Rule.BUFFER));
    }
    return blocked;
  }

  /**
   * The rules that keep units from a visit.
   *
   * @param diary what is taken, as {@link SeatSearch#around} says
   */
  public List<Blocked> ofUnits(Instant start, Diary diary) {
    var blocked = new ArrayList<Blocked>();
    var treated = treatment.withoutCleaning();
    var search = new SeatSearch(clinic, location, diary);
    var uncleaned = new SeatSearch(clinic, location, diary.withoutCleaning());
    for (var type : UnitType.values()) {
      if (!isPossible(search, treatment, type, start)) {
        blocked.add(
            isPossible(uncleaned, treated, type, start)
                ? new Blocked(Rule.BUFFER, inTheWay(type, start, diary))
                : blocked(type, start, diary));
      }
    }
    return blocked;
  }

  private boolean isPossible(SeatSearch search, Treatment visit, UnitType type, Instant start) {
    return search.find(type, visit, start, practitioner, SeatSearch.MakeRoom.YES).isPresent();
  }

  private Blocked blocked(UnitType type, Instant start, Diary diary) {
    var by = inTheWay(type, start, diary);
    return switch (type) {
      case PRACTITIONER ->
          isPossible(new SeatSearch(clinic, location, Diary.EMPTY), treatment, type, start)
              ? new Blocked(Rule.CLAIMED, by)
              : Blocked.of(Rule.HOURS);
      case ROOM -> new Blocked(Rule.NO_ROOM, by);
      case EQUIPMENT -> new Blocked(Rule.NO_EQUIPMENT, by);
    };
  }

  /** What takes the units that would be at work for the visit. */
  private Set<ClaimKind> inTheWay(UnitType type, Instant start, Diary diary) {
    var kinds = EnumSet.noneOf(ClaimKind.class);
    treatment
        .times(start)
        .forEach(
            (need, times) ->
                clinic.serving(need, location).stream()
                    .filter(unit -> need.type() == type)
                    .filter(unit -> !need.equals(treatment.treating()) || practitioner.test(unit))
                    .filter(
                        unit ->
                            times.stream()
                                .allMatch(time -> unit.hours().cover(time, location.zone())))
                    .forEach(
                        unit ->
                            times.forEach(
                                time ->
                                    diary
                                        .inTheWay(unit.id(), time)
                                        .forEach(claim -> kinds.add(claim.kind())))));
    return kinds;
  }
}
