package afterglow.booking.diary;

import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.HoursException;
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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** A clinic with a day in its life, made up from a number; half of them change their clocks. */
final class RandomDiary {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("Australia/Lord_Howe"),
          ZoneId.of("Africa/Casablanca"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Pacific/Apia"),
          ZoneId.of("Asia/Beirut"),
          ZoneId.of("Europe/London"),
          ZoneId.of("America/St_Johns"),
          ZoneId.of("Asia/Kathmandu"));

  private final Random random;
  final ZoneId zone;
  final TimeRange asked;
  final Instant now;
  final Clinic clinic;
  final Location location;
  final Treatment treatment;
  final List<Claim> claims = new ArrayList<>();

  RandomDiary(long seed) {
    random = new Random(seed);
    zone = ZONES.get(random.nextInt(ZONES.size()));
    var from = aMoment();
    asked = new TimeRange(from, from.plus(Duration.ofMinutes(60 + random.nextInt(360))));
    now = from.plus(Duration.ofMinutes(random.nextInt(-1500, 60)));
    var opening = hours();
    location =
        new Location(
            "main",
            "Main",
            "1 Street",
            "City",
            "GB",
            "1",
            zone,
            one(10, 15, 20, 30, 60),
            opening,
            1);
    var units = new ArrayList<Unit>();
    units(units, UnitType.PRACTITIONER, 1 + random.nextInt(3), opening);
    units(units, UnitType.ROOM, 2 + random.nextInt(3), opening);
    units(units, UnitType.EQUIPMENT, random.nextInt(3), opening);
    treatment = treatment();
    clinic =
        new Clinic(
            "c",
            1,
            "C",
            "1",
            "c@c.example",
            List.of("en"),
            true,
            Duration.ofMinutes(one(0, 30, 120)),
            Period.ofDays(one(0, 1, 2, 30)),
            List.of(location),
            units,
            List.of(treatment),
            Map.of());
    units.forEach(this::take);
    units.forEach(this::block);
  }

  Diary diary() {
    return Diary.of(claims);
  }

  int nextInt(int bound) {
    return random.nextInt(bound);
  }

  /** Close to a change of the clock, if the zone has any in these years. */
  private Instant aMoment() {
    var moment =
        Instant.parse("2011-01-01T00:00:00Z").plus(random.nextInt(17 * 365), ChronoUnit.DAYS);
    var change = zone.getRules().nextTransition(moment);
    if (random.nextBoolean() && change != null) {
      moment = change.getInstant().minus(Duration.ofHours(random.nextInt(12)));
    }
    return moment.plus(Duration.ofMinutes(random.nextInt(240)));
  }

  private int one(int... of) {
    return of[random.nextInt(of.length)];
  }

  private boolean oneIn(int so) {
    return random.nextInt(so) == 0;
  }

  private WorkingHours hours() {
    var weeks = new ArrayList<WeekPattern>();
    for (var i = oneIn(4) ? 2 : 1; i > 0; i--) {
      weeks.add(week());
    }
    var exceptions = new ArrayList<HoursException>();
    while (oneIn(4)) {
      var from = aDate();
      var until = oneIn(2) ? null : from.plusDays(random.nextInt(3));
      exceptions.add(new HoursException(from, until, oneIn(2) ? List.of() : shifts(), null));
    }
    return new WorkingHours(weeks, exceptions);
  }

  private LocalDate aDate() {
    return LocalDate.ofInstant(asked.start(), zone).plusDays(random.nextInt(-2, 3));
  }

  private WeekPattern week() {
    var shifts = new EnumMap<DayOfWeek, List<Shift>>(DayOfWeek.class);
    for (var day : DayOfWeek.values()) {
      if (!oneIn(12)) {
        shifts.put(day, shifts());
      }
    }
    var every = oneIn(4) ? 1 + random.nextInt(3) : null;
    var from = every != null || oneIn(6) ? aDate().minusDays(random.nextInt(40)) : null;
    var until = oneIn(10) ? (from == null ? aDate() : from).plusDays(random.nextInt(60)) : null;
    return new WeekPattern(every, from, until, shifts);
  }

  private List<Shift> shifts() {
    if (oneIn(2)) {
      return List.of(new Shift(0, 24 * 60));
    }
    var shifts = new ArrayList<Shift>();
    for (var i = oneIn(3) ? 2 : 1; i > 0; i--) {
      var from = 5 * random.nextInt(24 * 12);
      var to = Math.min(24 * 60, from + 5 * (1 + random.nextInt(16 * 12)));
      shifts.add(new Shift(from, to));
    }
    return shifts;
  }

  private void units(List<Unit> units, UnitType type, int count, WorkingHours opening) {
    for (var i = 1; i <= count; i++) {
      var code = type.name().toLowerCase(java.util.Locale.ROOT) + i;
      var hours = oneIn(4) ? hours() : opening;
      units.add(new Unit(units.size() + 1, type, code, code, "main", kinds(), hours));
    }
  }

  private Set<String> kinds() {
    return oneIn(2) ? Set.of("a", "b") : Set.of(oneIn(3) ? "b" : "a");
  }

  private Treatment treatment() {
    var segments = new ArrayList<Segment>();
    var count = 1 + random.nextInt(3);
    for (var i = 0; i < count; i++) {
      var needs = new LinkedHashSet<Need>();
      if (i == 0 || oneIn(2)) {
        needs.add(new Need(UnitType.PRACTITIONER, "a"));
      }
      if (oneIn(8)) {
        needs.add(new Need(UnitType.PRACTITIONER, "b"));
      }
      if (!oneIn(4)) {
        needs.add(new Need(UnitType.ROOM, oneIn(8) ? "room1" : oneIn(3) ? "b" : "a"));
      }
      if (oneIn(6)) {
        needs.add(new Need(UnitType.ROOM, "b"));
      }
      if (oneIn(6)) {
        needs.add(new Need(UnitType.EQUIPMENT, oneIn(2) ? "a" : "b"));
      }
      var here = i == 0 || i < count - 1 || oneIn(2);
      segments.add(new Segment("s" + i, 5 * (1 + random.nextInt(8)), here, List.copyOf(needs)));
    }
    return new Treatment(
        "t",
        new Text(Map.of("en", "T")),
        new Treatment.Price(BigDecimal.ONE, "GBP"),
        segments,
        Screening.NONE);
  }

  /** Claims one after another, with gaps. */
  private void take(Unit unit) {
    var at = asked.start().plus(Duration.ofMinutes(5 * random.nextInt(-12, 48)));
    var practitioner = unit.type() == UnitType.PRACTITIONER;
    while (at.isBefore(asked.end().plus(Duration.ofHours(1))) && !oneIn(practitioner ? 3 : 9)) {
      var end = at.plus(Duration.ofMinutes(oneIn(10) ? 7 : 5 * (1 + random.nextInt(18))));
      claims.add(claim(unit, new TimeRange(at, end)));
      at = end.plus(Duration.ofMinutes(5 * random.nextInt(oneIn(2) ? 6 : 24)));
    }
  }

  /** What blocks a unit does not ask who is there already. */
  private void block(Unit unit) {
    if (oneIn(6)) {
      var from = asked.start().plus(Duration.ofMinutes(5 * random.nextInt(-12, 72)));
      var until = from.plus(Duration.ofMinutes(5 * (1 + random.nextInt(48))));
      claims.add(Claim.of(unit.id(), new TimeRange(from, until), ClaimKind.BLOCK));
    }
  }

  private Claim claim(Unit unit, TimeRange time) {
    var kind =
        oneIn(2)
            ? ClaimKind.APPOINTMENT
            : ClaimKind.values()[random.nextInt(ClaimKind.values().length)];
    if (kind == ClaimKind.BLOCK || kind == ClaimKind.UNDO) {
      return Claim.of(unit.id(), time, kind);
    }
    var serves = unit.does().stream().sorted().toList();
    var need = new Need(unit.type(), serves.get(random.nextInt(serves.size())));
    var leaves = time.end().minus(Duration.ofMinutes(oneIn(3) ? 5 : 0));
    var holder = new UUID(random.nextLong(), random.nextLong());
    return new Claim(unit.id(), time, kind, new Claim.Visit(holder, need, leaves, !oneIn(8)));
  }
}
