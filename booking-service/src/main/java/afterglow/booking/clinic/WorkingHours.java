package afterglow.booking.clinic;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * When work is done, in the location's wall time: weeks that come again, and dates that differ.
 * What that means in instants is worked out for each date, so a day of 23 or 25 hours has the hours
 * that its clock shows.
 *
 * @param weeks what is worked in any of them is worked
 * @param exceptions on their dates they hold instead; of two for one date the later in the list
 */
public record WorkingHours(List<WeekPattern> weeks, List<HoursException> exceptions) {

  /** Day and night, every day. */
  public static final WorkingHours ALWAYS =
      new WorkingHours(
          List.of(
              new WeekPattern(
                  null,
                  null,
                  null,
                  Arrays.stream(DayOfWeek.values())
                      .collect(
                          Collectors.toMap(
                              day -> day, day -> List.of(Shift.parse("00:00-24:00")))))),
          List.of());

  public WorkingHours {
    weeks = List.copyOf(weeks);
    exceptions = List.copyOf(exceptions);
  }

  /** The hours of one date as instants, earliest first, with time in between. */
  public List<TimeRange> on(LocalDate date, ZoneId zone) {
    return joined(
        shifts(date).stream()
            .map(shift -> shift.on(date, zone))
            .flatMap(Optional::stream)
            .toList());
  }

  private List<Shift> shifts(LocalDate date) {
    return exceptions.reversed().stream()
        .filter(exception -> exception.isOn(date))
        .findFirst()
        .map(HoursException::hours)
        .orElseGet(() -> weeks.stream().flatMap(week -> week.on(date).stream()).toList());
  }

  /** Whether all of this time is worked, over midnight too. */
  public boolean cover(TimeRange time, ZoneId zone) {
    return within(time, zone).stream().anyMatch(worked -> worked.contains(time));
  }

  /** The hours of every date that this time touches, which may begin before it and end after it. */
  public List<TimeRange> within(TimeRange time, ZoneId zone) {
    var worked = new ArrayList<TimeRange>();
    var last = LocalDate.ofInstant(time.end(), zone);
    for (var day = LocalDate.ofInstant(time.start(), zone);
        !day.isAfter(last);
        day = day.plusDays(1)) {
      worked.addAll(on(day, zone));
    }
    return joined(worked);
  }

  private static List<TimeRange> joined(List<TimeRange> ranges) {
    var joined = new ArrayList<TimeRange>();
    for (var range : ranges.stream().sorted(Comparator.comparing(TimeRange::start)).toList()) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last == null || range.start().isAfter(last.end())) {
        joined.add(range);
      } else if (range.end().isAfter(last.end())) {
        joined.set(joined.size() - 1, new TimeRange(last.start(), range.end()));
      }
    }
    return joined;
  }
}
