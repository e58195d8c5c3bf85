package afterglow.booking.clinic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Puts a clinic together from its two documents and the numbers that its rows were given. */
final class ClinicBuilding {
  private ClinicBuilding() {}

  static Clinic of(
      int revision,
      ClinicFile setup,
      CatalogueFile catalogue,
      Map<String, Long> locks,
      Map<String, Long> unitIds) {
    var locations =
        setup.locations().stream()
            .map(
                p ->
                    new Location(
                        p.code(),
                        p.name(),
                        p.address(),
                        p.city(),
                        p.country(),
                        p.phone(),
                        p.zone(),
                        p.gridMinutes(),
                        opening(setup, p),
                        number(locks, p.code()).intValue()))
            .toList();
    var units = new ArrayList<Unit>();
    add(units, UnitType.PRACTITIONER, setup.practitioners(), locations, unitIds);
    add(units, UnitType.ROOM, setup.rooms(), locations, unitIds);
    add(units, UnitType.EQUIPMENT, Objects.requireNonNull(setup.equipment()), locations, unitIds);
    return new Clinic(
        setup.clinic(),
        revision,
        setup.name(),
        setup.contact().phone(),
        setup.contact().email(),
        setup.locales(),
        setup.demo(),
        setup.booking().notice(),
        setup.booking().horizon(),
        locations,
        List.copyOf(units),
        catalogue.treatments().stream().map(ClinicBuilding::treatment).toList(),
        Map.copyOf(catalogue.questions()));
  }

  private static void add(
      List<Unit> units,
      UnitType type,
      List<ClinicFile.Entry> entries,
      List<Location> locations,
      Map<String, Long> ids) {
    for (var entry : entries) {
      var opening =
          locations.stream()
              .filter(l -> l.code().equals(entry.location()))
              .findFirst()
              .orElseThrow()
              .opening();
      units.add(
          new Unit(
              number(ids, entry.code()),
              type,
              entry.code(),
              entry.name(),
              entry.location(),
              entry.does(),
              hours(entry, opening)));
    }
  }

  /** What closes the whole clinic comes after what its places say of themselves. */
  private static WorkingHours opening(ClinicFile setup, ClinicFile.Place place) {
    var closed =
        Objects.requireNonNull(setup.closures()).stream().map(ClinicFile.Closure::asException);
    var exceptions =
        Stream.concat(Objects.requireNonNull(place.exceptions()).stream(), closed).toList();
    return new WorkingHours(place.opening(), exceptions);
  }

  private static WorkingHours hours(ClinicFile.Entry entry, WorkingHours opening) {
    var own = Objects.requireNonNull(entry.exceptions());
    if (entry.hours() != null) {
      return new WorkingHours(entry.hours(), own);
    }
    return own.isEmpty()
        ? opening
        : new WorkingHours(
            opening.weeks(), Stream.concat(opening.exceptions().stream(), own.stream()).toList());
  }

  private static Treatment treatment(CatalogueFile.Entry entry) {
    var rules = entry.screening();
    return new Treatment(
        entry.code(),
        entry.name(),
        new Treatment.Price(entry.price().amount(), entry.price().currency()),
        entry.segments().stream()
            .map(
                part ->
                    new Segment(
                        part.name(),
                        part.minutes(),
                        !Boolean.FALSE.equals(part.patient()),
                        part.needs().stream().map(ClinicBuilding::need).toList()))
            .toList(),
        rules == null
            ? Screening.NONE
            : new Screening(
                Objects.requireNonNull(rules.stop()),
                Objects.requireNonNull(rules.ask()),
                Objects.requireNonNull(rules.washOut()),
                Objects.requireNonNull(rules.info())));
  }

  private static Need need(CatalogueFile.NeedEntry entry) {
    if (entry.practitioner() != null) {
      return new Need(UnitType.PRACTITIONER, entry.practitioner());
    }
    if (entry.room() != null) {
      return new Need(UnitType.ROOM, entry.room());
    }
    return new Need(UnitType.EQUIPMENT, Objects.requireNonNull(entry.equipment()));
  }

  private static Long number(Map<String, Long> numbers, String code) {
    return Objects.requireNonNull(numbers.get(code), code);
  }
}
