package afterglow.booking.availability;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.diary.Blocked;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.FreeStarts;
import afterglow.booking.diary.SeatSearch;
import afterglow.booking.diary.WhyNot;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers when a treatment could take place. */
@ApplicationScoped
public class Availability {
  private static final Duration LONGEST_STEP = Duration.ofDays(16);

  private final Claims claims;
  private final Clock clock;

  Availability(Claims claims, Clock clock) {
    this.claims = claims;
    this.clock = clock;
  }

  /** The free starts within a time, in order: one slot for each start and location. */
  public List<Slot> slots(
      Clinic clinic, Treatment treatment, TimeRange time, Preference preference) {
    var slots = new ArrayList<Slot>();
    for (var location : clinic.locations()) {
      if (preference.isFor(location)) {
        FreeStarts.within(
                clinic,
                location,
                treatment,
                time,
                claims.toOffer(clinic, location, preference.asker()),
                preference::isFor,
                clock.instant())
            .forEach(start -> slots.add(Slot.of(start, treatment, location)));
      }
    }
    slots.sort(Comparator.comparing(slot -> slot.start().toInstant()));
    return slots;
  }

  /**
   * Which rules keep a visit from starting at a time, at each location that it could be at; none
   * for one where it can.
   */
  public Map<String, List<Blocked>> whyNot(
      Clinic clinic, Treatment treatment, Instant start, Preference preference) {
    var why = new LinkedHashMap<String, List<Blocked>>();
    for (var location : clinic.locations()) {
      if (preference.isFor(location)) {
        var rules = new WhyNot(clinic, location, treatment, preference::isFor);
        var around = SeatSearch.around(treatment.from(start));
        var diary = claims.diaries(clinic, location, preference.asker()).withVisits(around);
        var blocked = new ArrayList<>(rules.ofStart(start, clock.instant()));
        blocked.addAll(rules.ofUnits(start, diary));
        why.put(location.code(), blocked.stream().distinct().toList());
      }
    }
    return why;
  }

  /**
   * The first free start within the clinic's horizon, looked for in longer and longer steps: most
   * often it is near.
   */
  public Optional<Slot> soonest(Clinic clinic, Treatment treatment, Preference preference) {
    var now = clock.instant();
    var last = now.plus(Duration.ofDays(daysAhead(clinic, now)));
    var step = Duration.ofDays(1);
    for (var from = now.plus(clinic.notice()); from.isBefore(last); from = from.plus(step)) {
      step = step.compareTo(LONGEST_STEP) < 0 ? step.multipliedBy(2) : step;
      var slots = slots(clinic, treatment, new TimeRange(from, from.plus(step)), preference);
      if (!slots.isEmpty()) {
        return Optional.of(slots.getFirst());
      }
    }
    return Optional.empty();
  }

  /** The free starts nearest to one that could not be had, in order of time. */
  public List<Slot> nearest(
      Clinic clinic, Treatment treatment, Instant start, Preference preference) {
    for (var days : List.of(1, 7)) {
      var around =
          new TimeRange(start.minus(Duration.ofDays(days)), start.plus(Duration.ofDays(days)));
      var slots = slots(clinic, treatment, around, preference);
      if (slots.size() >= 3 || days == 7) {
        return slots.stream()
            .sorted(
                Comparator.comparing(
                    slot -> Duration.between(start, slot.start().toInstant()).abs()))
            .limit(3)
            .sorted(Comparator.comparing(slot -> slot.start().toInstant()))
            .toList();
      }
    }
    return List.of();
  }

  private static long daysAhead(Clinic clinic, Instant now) {
    var today = now.atOffset(java.time.ZoneOffset.UTC).toLocalDate();
    return ChronoUnit.DAYS.between(today, today.plus(clinic.horizon())) + 1;
  }
}
