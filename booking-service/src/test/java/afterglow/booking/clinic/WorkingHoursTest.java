package afterglow.booking.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingHoursTest {
  private static final ObjectMapper YAML = new YAMLMapper().registerModule(new JavaTimeModule());
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final WorkingHours NIGHT = every("{sunday: ['00:00-06:00']}");

  @Test
  void keepTheWallClockInSummerAndInWinter() {
    var hours = every("{monday: ['09:00-17:00']}");

    assertEquals(
        List.of(range("2027-01-04T09:00:00Z", "2027-01-04T17:00:00Z")),
        hours.on(LocalDate.parse("2027-01-04"), LONDON));
    assertEquals(
        List.of(range("2027-07-05T08:00:00Z", "2027-07-05T16:00:00Z")),
        hours.on(LocalDate.parse("2027-07-05"), LONDON));
  }

  @Test
  void areShorterOnTheDayTheClockGoesForwardAndLongerWhenItGoesBack() {
    assertEquals(Duration.ofHours(5), length(LocalDate.parse("2027-03-28"), LONDON));
    assertEquals(Duration.ofHours(7), length(LocalDate.parse("2027-10-31"), LONDON));
    // Lord Howe moves its clock by half an hour.
    assertEquals(Duration.ofMinutes(330), length(LocalDate.parse("2027-10-03"), LORD_HOWE));
    assertEquals(Duration.ofMinutes(390), length(LocalDate.parse("2027-04-04"), LORD_HOWE));
  }

  @Test
  void areNoneInsideAGapOfTheClock() {
    var hours = every("{sunday: ['01:00-02:00']}");

    assertEquals(List.of(), hours.on(LocalDate.parse("2027-03-28"), LONDON));
  }

  @Test
  void coverWhatLiesWithinOneShiftOnly() {
    var hours = every("{monday: ['09:00-13:00', '14:00-18:00']}");

    assertTrue(hours.cover(range("2027-01-04T12:00:00Z", "2027-01-04T13:00:00Z"), LONDON));
    assertFalse(hours.cover(range("2027-01-04T12:30:00Z", "2027-01-04T14:30:00Z"), LONDON));
    assertFalse(hours.cover(range("2027-01-05T12:00:00Z", "2027-01-05T12:30:00Z"), LONDON));
  }

  @Test
  void goOnOverMidnight() {
    var hours = every("{monday: ['20:00-24:00'], tuesday: ['00:00-02:00']}");

    assertTrue(hours.cover(range("2027-01-04T23:00:00Z", "2027-01-05T01:00:00Z"), LONDON));
    assertFalse(hours.cover(range("2027-01-05T01:00:00Z", "2027-01-05T02:01:00Z"), LONDON));
  }

  @Test
  void endWhenTheClockFirstShowsTheirEndThoughItIsAboutToGoBack() {
    var hours = every("{sunday: ['00:00-01:00']}");

    assertEquals(
        List.of(range("2027-10-30T23:00:00Z", "2027-10-31T00:00:00Z")),
        hours.on(LocalDate.parse("2027-10-31"), LONDON));
  }

  @Test
  void comeEverySoManyWeeksFromTheWeekOfTheirFirstDate() {
    var hours = every("{monday: ['09:00-17:00'], every: 2, from: 2027-01-06, until: 2027-02-02}");

    assertEquals(
        List.of(LocalDate.parse("2027-01-18"), LocalDate.parse("2027-02-01")),
        LocalDate.parse("2026-12-01")
            .datesUntil(LocalDate.parse("2027-03-31"))
            .filter(date -> !hours.on(date, LONDON).isEmpty())
            .toList());
  }

  @Test
  void giveWayToTheLastExceptionOfADate() {
    var holiday = LocalDate.parse("2027-01-04");
    var weeks = every("{monday: ['09:00-17:00']}").weeks();
    var closed = new HoursException(holiday, holiday.plusDays(7), List.of(), "Away");
    var evening =
        new HoursException(
            holiday.plusDays(7), null, List.of(Shift.parse("18:00-20:00")), "Evening");
    var hours = new WorkingHours(weeks, List.of(closed, evening));

    assertEquals(List.of(), hours.on(holiday, LONDON));
    assertEquals(
        List.of(range("2027-01-11T18:00:00Z", "2027-01-11T20:00:00Z")),
        hours.on(holiday.plusDays(7), LONDON));
    assertEquals(1, hours.on(holiday.plusDays(14), LONDON).size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{monday: ['17:00-09:00']}",
        "{monday: ['09:00']}",
        "{monday: ['nine-five']}",
        "{monday: ['09:00-10:00-11:00']}",
        "{monday: ['09:00-24:30']}",
        "{someday: ['09:00-10:00']}",
        "{monday: ['09:00-10:00'], every: 2}",
        "{monday: ['09:00-10:00'], every: 0, from: 2027-01-04}",
        "{monday: ['09:00-10:00'], from: 2027-01-04, until: 2027-01-03}",
      })
  void refuseWhatIsNoWeek(String week) {
    assertThrows(RuntimeException.class, () -> every(week));
  }

  private static WorkingHours every(String week) {
    try {
      return new WorkingHours(List.of(YAML.readValue(week, WeekPattern.class)), List.of());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static Duration length(LocalDate day, ZoneId zone) {
    var shift = NIGHT.on(day, zone).getFirst();
    return Duration.between(shift.start(), shift.end());
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }
}
