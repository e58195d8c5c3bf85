package afterglow.booking.page;

import afterglow.booking.appointment.Appointment;
import afterglow.booking.availability.Availability;
import afterglow.booking.availability.Preference;
import afterglow.booking.availability.Slot;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.time.Calendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds the free times for a page: it opens on the first free day. */
@ApplicationScoped
class TimesFinder {
  private static final int DAYS_LOOKED_AT = 7;
  private static final int DAYS_SHOWN = 4;
  private static final int NEAREST = 3;

  private final Availability availability;
  private final Clock clock;

  TimesFinder(Availability availability, Clock clock) {
    this.availability = availability;
    this.clock = clock;
  }

  /**
   * What somebody wants to see.
   *
   * @param choose where a chosen time goes, and {@code look} where to ask for others
   * @param from a date, or nothing for the first free day
   * @param with a practitioner's code, or nothing for anybody
   * @param moving the appointment that would give up its own time, and stays at its location
   */
  record Asked(
      String choose,
      String look,
      @Nullable String from,
      @Nullable String with,
      @Nullable Appointment moving,
      List<Carried> carried) {}

  Times find(Clinic clinic, Treatment treatment, Asked asked, Language language) {
    var moving = asked.moving();
    var at = moving == null ? clinic.locations().getFirst() : clinic.location(moving.location());
    var people = moving == null ? people(clinic, treatment) : List.<Times.Person>of();
    var with =
        people.stream().map(Times.Person::code).filter(c -> c.equals(asked.with())).findFirst();
    var preference =
        moving == null
            ? Preference.of(with.orElse(null))
            : Preference.ofMoving(moving.id(), moving.location());
    var soonest = availability.soonest(clinic, treatment, preference);
    var today = LocalDate.ofInstant(clock.instant(), at.zone());
    var last = today.plus(clinic.horizon());
    var from =
        date(asked.from())
            .or(() -> soonest.map(slot -> slot.start().toLocalDate()))
            .filter(date -> !date.isBefore(today) && !date.isAfter(last))
            .orElse(today);
    var slots = availability.slots(clinic, treatment, week(from, at.zone()), preference);
    return new Times(
        asked.choose(),
        asked.look(),
        UUID.randomUUID().toString(),
        language.minutes(treatment.minutes()),
        at.name(),
        at.city(),
        at.zone().getId(),
        soonest.map(slot -> Days.Time.withDate(slot, language)).orElse(null),
        Days.of(slots, DAYS_SHOWN, language),
        people,
        with.orElse(""),
        from.toString(),
        today.toString(),
        last.toString(),
        later(slots, from, last).map(LocalDate::toString).orElse(null),
        asked.carried());
  }

  /** The first free times on or after a date. */
  List<Slot> from(Clinic clinic, Treatment treatment, LocalDate date) {
    var zone = clinic.zone();
    return availability.slots(clinic, treatment, week(date, zone), Preference.NONE).stream()
        .limit(NEAREST)
        .toList();
  }

  private static TimeRange week(LocalDate from, ZoneId zone) {
    return new TimeRange(
        from.atStartOfDay(zone).toInstant(),
        from.plusDays(DAYS_LOOKED_AT).atStartOfDay(zone).toInstant());
  }

  private static Optional<LocalDate> later(List<Slot> slots, LocalDate from, LocalDate last) {
    var nextFree =
        slots.stream().map(s -> s.start().toLocalDate()).distinct().skip(DAYS_SHOWN).findFirst();
    return nextFree
        .or(() -> Optional.of(from.plusDays(DAYS_LOOKED_AT)))
        .filter(date -> !date.isAfter(last));
  }

  private static List<Times.Person> people(Clinic clinic, Treatment treatment) {
    return treatment.segments().stream()
        .flatMap(segment -> segment.needs().stream())
        .filter(need -> need.type() == UnitType.PRACTITIONER)
        .distinct()
        .flatMap(
            need -> clinic.locations().stream().flatMap(at -> clinic.serving(need, at).stream()))
        .map(unit -> new Times.Person(unit.code(), unit.name()))
        .distinct()
        .toList();
  }

  private static Optional<LocalDate> date(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? Optional.empty() : Optional.of(Calendar.date(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
