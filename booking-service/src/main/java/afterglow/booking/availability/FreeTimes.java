package afterglow.booking.availability;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.diary.Diary;
import afterglow.booking.diary.Seating;
import afterglow.booking.diary.StartRules;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Works out free times from a clinic, a diary and the time it is now. */
final class FreeTimes {
  private FreeTimes() {}

  /** The free starts within a time, in order, each with everybody who could treat. */
  static List<Slot> within(
      Clinic clinic,
      Location location,
      Treatment treatment,
      TimeRange time,
      Diary diary,
      List<Unit> practitioners,
      Instant now) {
    var slots = new ArrayList<Slot>();
    for (var start : starts(location, time)) {
      if (StartRules.broken(clinic, location, treatment, start, now).isEmpty()) {
        var free =
            practitioners.stream()
                .filter(
                    p ->
                        Seating.find(clinic, location, treatment, start, diary, p::equals)
                            .isPresent())
                .map(Unit::code)
                .toList();
        if (!free.isEmpty()) {
          var end = start.plus(Duration.ofMinutes(treatment.minutes()));
          slots.add(
              new Slot(
                  start.atZone(location.zone()).toOffsetDateTime(),
                  end.atZone(location.zone()).toOffsetDateTime(),
                  location.code(),
                  free));
        }
      }
    }
    return slots;
  }

  /** Those of a location who can do this treatment. */
  static List<Unit> practitioners(Clinic clinic, Location location, Treatment treatment) {
    return treatment.times(Instant.EPOCH).keySet().stream()
        .filter(need -> need.type() == UnitType.PRACTITIONER)
        .findFirst()
        .map(need -> clinic.serving(need, location))
        .orElse(List.of());
  }

  /** Every multiple of the grid while the location is open, by its wall clock. */
  private static List<Instant> starts(Location location, TimeRange time) {
    var starts = new ArrayList<Instant>();
    var day = LocalDate.ofInstant(time.start(), location.zone());
    var last = LocalDate.ofInstant(time.end(), location.zone());
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      for (var open : location.opening().on(day, location.zone())) {
        for (var at = open.start(); at.isBefore(open.end()); at = at.plus(Duration.ofMinutes(5))) {
          var inside = !at.isBefore(time.start()) && at.isBefore(time.end());
          if (inside && minuteOfDay(at, location) % location.gridMinutes() == 0) {
            starts.add(at);
          }
        }
      }
    }
    return starts;
  }

  private static int minuteOfDay(Instant at, Location location) {
    var local = at.atZone(location.zone());
    return local.getHour() * 60 + local.getMinute();
  }
}
