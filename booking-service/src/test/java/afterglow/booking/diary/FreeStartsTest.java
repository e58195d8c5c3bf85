package afterglow.booking.diary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.Screening;
import afterglow.booking.clinic.Segment;
import afterglow.booking.clinic.Shift;
import afterglow.booking.clinic.Text;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.clinic.WeekPattern;
import afterglow.booking.clinic.WorkingHours;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreeStartsTest {
  private static final WorkingHours WEEK =
      new WorkingHours(
          List.of(
              new WeekPattern(
                  null,
                  null,
                  null,
                  Map.of(
                      DayOfWeek.MONDAY, List.of(Shift.parse("09:00-12:00")),
                      DayOfWeek.SUNDAY, List.of(Shift.parse("00:00-06:00"))))),
          List.of());
  private static final Need WHO = new Need(UnitType.PRACTITIONER, "talking");
  private static final Need WHERE = new Need(UnitType.ROOM, "room");
  private static final Treatment TALK =
      new Treatment(
          "talk",
          new Text(Map.of("en", "Talk")),
          new Treatment.Price(BigDecimal.ONE, "GBP"),
          List.of(
              new Segment("talk", 60, true, List.of(WHO, WHERE)),
              new Segment("tidy", 15, false, List.of(WHERE))),
          Screening.NONE);
  private static final Unit ANA = unit(1, UnitType.PRACTITIONER, "ana", "talking");
  private static final Unit ROOM = unit(2, UnitType.ROOM, "room-1", "room");

  @Test
  void visitsFitIntoTheHoursWithTheirCleaning() {
    assertEquals(
        List.of("09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30", "10:45"),
        starts("Europe/London", "2027-01-04", Diary.EMPTY));
  }

  @Test
  void theRoomIsTakenWhileItIsCleanedAndThePractitionerIsNot() {
    var visit = TALK.from(Instant.parse("2027-01-04T09:00:00Z"));
    var roomUntilQuarterPast = Claim.of(ROOM.id(), visit, ClaimKind.APPOINTMENT);
    var anaUntilTen =
        Claim.of(
            ANA.id(),
            new TimeRange(visit.start(), visit.start().plusSeconds(3600)),
            ClaimKind.APPOINTMENT);

    assertEquals(
        List.of("10:15", "10:30", "10:45"),
        starts(
            "Europe/London", "2027-01-04", Diary.of(List.of(roomUntilQuarterPast, anaUntilTen))));
    assertEquals(
        List.of("10:00", "10:15", "10:30", "10:45"),
        starts("Europe/London", "2027-01-04", Diary.of(List.of(anaUntilTen))));
  }

  @Test
  void nothingIsOfferedWithinTheNoticeOrBeyondTheHorizon() {
    var now = Instant.parse("2027-01-04T08:00:00Z");

    assertEquals("10:00", starts("Europe/London", "2027-01-04", Diary.EMPTY, now).getFirst());
    assertEquals(List.of(), starts("Europe/London", "2027-03-01", Diary.EMPTY, now));
  }

  @ParameterizedTest(name = "{0} on {1}: {2} starts")
  @CsvSource({
    // An ordinary night from 00:00 to 06:00 has room for starts from 00:00 to 04:45.
    "Europe/London, 2027-01-10, 20",
    // The clock goes forward: an hour is missing. Back: one comes twice.
    "Europe/London, 2027-03-28, 16",
    "Europe/London, 2027-10-31, 24",
    "Australia/Lord_Howe, 2027-10-03, 18",
    "Australia/Lord_Howe, 2027-04-04, 22",
    "America/Santiago, 2027-09-05, 16",
    "Asia/Kolkata, 2027-03-28, 20",
  })
  void theDayTheClockChangesHasTheHoursThatItHas(String zone, String day, int expected) {
    var starts = starts(zone, day, Diary.EMPTY);

    assertEquals(expected, starts.size(), starts.toString());
  }

  private static List<String> starts(String zone, String day, Diary diary) {
    var date = LocalDate.parse(day);
    return starts(zone, day, diary, date.minusDays(2).atStartOfDay(ZoneId.of(zone)).toInstant());
  }

  private static List<String> starts(String zone, String day, Diary diary, Instant now) {
    var date = LocalDate.parse(day);
    var place =
        new Location("main", "Main", "1 Street", "City", "GB", "1", ZoneId.of(zone), 15, WEEK, 1);
    var clinic =
        new Clinic(
            "c",
            1,
            "C",
            "1",
            "c@c.example",
            List.of("en"),
            true,
            Duration.ofHours(2),
            Period.ofDays(30),
            List.of(place),
            List.of(ANA, ROOM),
            List.of(TALK),
            Map.of());
    var whole =
        new TimeRange(
            date.atStartOfDay(place.zone()).toInstant(),
            date.plusDays(1).atStartOfDay(place.zone()).toInstant());
    var diaries =
        new Diaries() {
          @Override
          public Diary taken(TimeRange time) {
            return diary;
          }

          @Override
          public Diary withVisits(TimeRange time) {
            return diary;
          }
        };
    return FreeStarts.within(clinic, place, TALK, whole, diaries, unit -> true, now).stream()
        .map(start -> start.at().atZone(place.zone()).toLocalTime().toString())
        .toList();
  }

  private static Unit unit(long id, UnitType type, String code, String does) {
    return new Unit(id, type, code, code, "main", Set.of(does), WEEK);
  }
}
