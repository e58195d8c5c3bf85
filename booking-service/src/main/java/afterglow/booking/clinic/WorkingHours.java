package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * When work is done, week by week, in the location's wall time. What that means in instants is
 * worked out for each date, so a day of 23 or 25 hours has the hours that its clock shows.
 */
public final class WorkingHours {
  /** From one wall time up to another on the same day, as files write it: {@code 09:00-17:30}. */
  record Shift(LocalTime from, LocalTime to) {
    static Shift parse(String text) {
      var parts = text.split("-", -1);
      var shift = new Shift(LocalTime.parse(parts[0].strip()), LocalTime.parse(parts[1].strip()));
      if (parts.length != 2 || !shift.from.isBefore(shift.to)) {
        throw new IllegalArgumentException("Not a shift: " + text);
      }
      return shift;
    }

    @Override
    public String toString() {
      return from + "-" + to;
    }
  }

  private final Map<DayOfWeek, List<Shift>> week;

  private WorkingHours(Map<DayOfWeek, List<Shift>> week) {
    this.week = week;
  }

  /** Reads {@code {monday: ["09:00-12:30", "13:30-18:00"], ...}}; days left out are free. */
  @JsonCreator
  public static WorkingHours of(Map<String, List<String>> days) {
    var week = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
    days.forEach(
        (day, shifts) ->
            week.put(
                DayOfWeek.valueOf(day.toUpperCase(Locale.ROOT)),
                shifts.stream().map(Shift::parse).toList()));
    return new WorkingHours(week);
  }

  @JsonValue
  Map<String, List<String>> days() {
    var days = new TreeMap<String, List<String>>();
    week.forEach(
        (day, shifts) ->
            days.put(
                day.name().toLowerCase(Locale.ROOT),
                shifts.stream().map(Shift::toString).toList()));
    return days;
  }

  /**
   * The hours of one date as instants, earliest first; a shift inside a gap of the clock is none.
   */
  public List<TimeRange> on(LocalDate date, ZoneId zone) {
    var ranges = new ArrayList<TimeRange>();
    for (var shift : week.getOrDefault(date.getDayOfWeek(), List.of())) {
      var start = date.atTime(shift.from).atZone(zone).toInstant();
      // Where the clock shows the closing time twice, the day is open until the second.
      var end = date.atTime(shift.to).atZone(zone).withLaterOffsetAtOverlap().toInstant();
      if (start.isBefore(end)) {
        ranges.add(new TimeRange(start, end));
      }
    }
    return ranges;
  }

  /** Whether all of this time lies within one shift. */
  public boolean cover(TimeRange time, ZoneId zone) {
    return on(LocalDate.ofInstant(time.start(), zone), zone).stream()
        .anyMatch(shift -> shift.contains(time));
  }
}
