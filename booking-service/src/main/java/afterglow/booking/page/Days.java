package afterglow.booking.page;

import afterglow.booking.availability.Slot;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Free times as a page shows them: by day, and within it by morning, afternoon and evening. */
final class Days {
  private static final int ENOUGH = 6;
  private static final LocalTime NOON = LocalTime.NOON;
  private static final LocalTime EVENING = LocalTime.of(17, 0);

  private Days() {}

  /**
   * One day's free times.
   *
   * @param open whether they are shown at once, because the days before have few
   */
  record Day(String heading, String count, boolean open, List<Part> parts) {}

  /** The morning, afternoon or evening of a day. */
  record Part(String name, List<Time> times) {}

  /** A time to choose. */
  record Time(String value, String text) {
    static Time of(Slot slot, Language language) {
      return new Time(
          slot.start().toInstant().toString(), language.time(slot.start().toZonedDateTime()));
    }

    static Time withDate(Slot slot, Language language) {
      return new Time(
          slot.start().toInstant().toString(),
          language.dateAndTime(slot.start().toZonedDateTime()));
    }
  }

  /** Days that have free times, the earliest first. */
  static List<Day> of(List<Slot> slots, int most, Language language) {
    var byDay = new TreeMap<LocalDate, List<Slot>>();
    for (var slot : slots) {
      byDay.computeIfAbsent(slot.start().toLocalDate(), date -> new ArrayList<>()).add(slot);
    }
    var days = new ArrayList<Day>();
    var shown = 0;
    for (var day : byDay.entrySet()) {
      if (days.size() == most) {
        break;
      }
      days.add(day(day.getKey(), day.getValue(), shown < ENOUGH, language));
      shown += day.getValue().size();
    }
    return days;
  }

  private static Day day(LocalDate date, List<Slot> slots, boolean open, Language language) {
    var words = language.words();
    var morning = new Part(words.morning(), new ArrayList<>());
    var afternoon = new Part(words.afternoon(), new ArrayList<>());
    var evening = new Part(words.evening(), new ArrayList<>());
    for (var slot : slots) {
      var at = slot.start().toLocalTime();
      var part = at.isBefore(NOON) ? morning : at.isBefore(EVENING) ? afternoon : evening;
      part.times().add(Time.of(slot, language));
    }
    return new Day(
        language.heading(date),
        slots.size() == 1 ? words.oneTime() : words.manyTimes(slots.size()),
        open,
        List.of(morning, afternoon, evening).stream().filter(p -> !p.times().isEmpty()).toList());
  }
}
