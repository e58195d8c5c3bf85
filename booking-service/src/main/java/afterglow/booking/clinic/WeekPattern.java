package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Shifts by the day of the week, as files write them: {@code {monday: ["09:00-12:30"], every: 2,
 * from: 2026-01-05}}. Days left out are free.
 *
 * @param every how many weeks there are from one such week to the next, counted from the week
 *     (Monday to Sunday) of {@code from}; every week when left out
 * @param from the first date; always before, when left out
 * @param until the last date; for ever, when left out
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WeekPattern(
    @JsonProperty @Nullable Integer every,
    @JsonProperty @Nullable LocalDate from,
    @JsonProperty @Nullable LocalDate until,
    @JsonIgnore Map<DayOfWeek, List<Shift>> shifts) {

  public WeekPattern {
    if (every != null && (every < 1 || every > 52)) {
      throw new IllegalArgumentException("every is a number of weeks from 1 to 52");
    }
    if (every != null && every > 1 && from == null) {
      throw new IllegalArgumentException("every counts weeks from a date: say from");
    }
    if (from != null && until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("until is before from");
    }
  }

  @JsonCreator
  static WeekPattern read(
      @JsonProperty("every") @Nullable Integer every,
      @JsonProperty("from") @Nullable LocalDate from,
      @JsonProperty("until") @Nullable LocalDate until,
      @JsonProperty("monday") @Nullable List<Shift> monday,
      @JsonProperty("tuesday") @Nullable List<Shift> tuesday,
      @JsonProperty("wednesday") @Nullable List<Shift> wednesday,
      @JsonProperty("thursday") @Nullable List<Shift> thursday,
      @JsonProperty("friday") @Nullable List<Shift> friday,
      @JsonProperty("saturday") @Nullable List<Shift> saturday,
      @JsonProperty("sunday") @Nullable List<Shift> sunday) {
    var shifts = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
    var days =
        java.util.Arrays.asList(monday, tuesday, wednesday, thursday, friday, saturday, sunday);
    for (var i = 0; i < days.size(); i++) {
      var day = days.get(i);
      if (day != null) {
        shifts.put(DayOfWeek.of(i + 1), List.copyOf(day));
      }
    }
    return new WeekPattern(every, from, until, shifts);
  }

  @JsonAnyGetter
  Map<String, List<Shift>> days() {
    var days = new LinkedHashMap<String, List<Shift>>();
    shifts.forEach((day, hours) -> days.put(day.name().toLowerCase(Locale.ROOT), hours));
    return days;
  }

  List<Shift> on(LocalDate date) {
    return isIn(date) ? shifts.getOrDefault(date.getDayOfWeek(), List.of()) : List.of();
  }

  private boolean isIn(LocalDate date) {
    if ((from != null && date.isBefore(from)) || (until != null && date.isAfter(until))) {
      return false;
    }
    return every == null
        || from == null
        || ChronoUnit.WEEKS.between(monday(from), monday(date)) % every == 0;
  }

  private static LocalDate monday(LocalDate date) {
    return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }
}
