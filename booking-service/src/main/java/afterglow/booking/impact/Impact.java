package afterglow.booking.impact;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Unit;
import afterglow.booking.diary.Rule;
import afterglow.booking.diary.Seating;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which visits to come could not take place in a clinic as it is, or as it is about to be. */
final class Impact {
  private final Clinic clinic;
  private final List<Block> blocks;

  Impact(Clinic clinic, List<Block> blocks) {
    this.clinic = clinic;
    this.blocks = blocks;
  }

  /**
   * A visit that has lost its place.
   *
   * @param rules what it would break there
   */
  record Orphan(Appointment appointment, Set<Rule> rules) {}

  /**
   * Looks at visits that are still to take place.
   *
   * @param claims what each of them has
   */
  List<Orphan> on(List<Appointment> visits, Map<UUID, List<Seating.Claimed>> claims) {
    return visits.stream()
        .map(visit -> new Orphan(visit, broken(visit, claims.getOrDefault(visit.id(), List.of()))))
        .filter(orphan -> !orphan.rules().isEmpty())
        .toList();
  }

  private Set<Rule> broken(Appointment visit, List<Seating.Claimed> claims) {
    var broken = EnumSet.noneOf(Rule.class);
    var location =
        clinic.locations().stream().filter(l -> l.code().equals(visit.location())).findFirst();
    if (location.isEmpty()
        || !location
            .get()
            .opening()
            .cover(new TimeRange(visit.start(), visit.end()), location.get().zone())) {
      broken.add(Rule.CLOSED);
    }
    for (var claim : claims) {
      var unit = unit(claim.unit());
      if (unit.isEmpty() || !isAtWork(unit.get(), claim.time())) {
        broken.add(
            switch (claim.need().type()) {
              case PRACTITIONER -> Rule.HOURS;
              case ROOM -> Rule.NO_ROOM;
              case EQUIPMENT -> Rule.NO_EQUIPMENT;
            });
      } else if (blocks.stream()
          .anyMatch(b -> b.unit().equals(unit.get().code()) && b.time().overlaps(claim.time()))) {
        broken.add(Rule.CLAIMED);
      }
    }
    return broken;
  }

  private Optional<Unit> unit(long id) {
    return clinic.units().stream().filter(unit -> unit.id() == id).findFirst();
  }

  private boolean isAtWork(Unit unit, TimeRange time) {
    return clinic.locations().stream()
        .filter(location -> location.code().equals(unit.location()))
        .anyMatch(location -> unit.hours().cover(time, location.zone()));
  }
}
