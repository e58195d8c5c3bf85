package afterglow.booking.clinic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WorkingHoursTest {
  private static final ZoneId LONDON = ZoneId.of("Europe/London");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final WorkingHours NIGHT =
      WorkingHours.of(Map.of("sunday", List.of("00:00-06:00")));

  @Test
  void keepTheWallClockInSummerAndInWinter() {
    var hours = WorkingHours.of(Map.of("monday", List.of("09:00-17:00")));

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
    var hours = WorkingHours.of(Map.of("sunday", List.of("01:00-02:00")));

    assertEquals(List.of(), hours.on(LocalDate.parse("2027-03-28"), LONDON));
  }

  @Test
  void coverWhatLiesWithinOneShiftOnly() {
    var hours = WorkingHours.of(Map.of("monday", List.of("09:00-13:00", "14:00-18:00")));

    assertTrue(hours.cover(range("2027-01-04T12:00:00Z", "2027-01-04T13:00:00Z"), LONDON));
    assertFalse(hours.cover(range("2027-01-04T12:30:00Z", "2027-01-04T14:30:00Z"), LONDON));
    assertFalse(hours.cover(range("2027-01-05T12:00:00Z", "2027-01-05T12:30:00Z"), LONDON));
  }

  @Test
  void refuseWhatIsNoShift() {
    for (var shift : List.of("17:00-09:00", "09:00", "nine-five", "09:00-10:00-11:00")) {
      assertThrows(
          RuntimeException.class, () -> WorkingHours.of(Map.of("monday", List.of(shift))), shift);
    }
    assertThrows(
        RuntimeException.class, () -> WorkingHours.of(Map.of("someday", List.of("09:00-10:00"))));
  }

  private static Duration length(LocalDate day, ZoneId zone) {
    var shift = NIGHT.on(day, zone).getFirst();
    return Duration.between(shift.start(), shift.end());
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(Instant.parse(start), Instant.parse(end));
  }
}
