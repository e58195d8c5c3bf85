package afterglow.booking.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import afterglow.booking.clinic.UnitType;
import afterglow.booking.diary.ClaimKind;
import afterglow.booking.diary.Holding;
import afterglow.booking.diary.Seating;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What is kept for an undo is what going through it minute by minute says. */
class KeptClaimsTest {
  private static final int SEQUENCES = 20_000;
  private static final int UNITS = 3;
  private static final int MINUTES = 40;
  private static final Instant BEGIN = Instant.parse("2027-03-28T00:40:00Z");
  private static final Need NEED = new Need(UnitType.ROOM, "treatment-room");

  /** A minute of a unit. */
  private record Minute(long unit, int minute) {}

  @Test
  void everyMinuteIsHeldOnceAndAsLongAsTheNewestChangeThatNeedsItCanBeTakenBack() {
    for (var seed = 0; seed < SEQUENCES; seed++) {
      var dice = new Random(seed);
      var own = claims(dice);
      var undos = new ArrayList<Undo>();
      for (var act = 0; act < 6; act++) {
        if (!undos.isEmpty() && dice.nextInt(3) == 0) {
          own = undos.removeFirst().claims();
        } else {
          undos.addFirst(undo(own, act));
          own = dice.nextInt(4) == 0 ? List.of() : claims(dice);
        }
        assertEquals(
            plain(own, undos),
            byMinute(KeptClaims.of(own, undos)),
            "act " + act + " of sequence " + seed);
      }
    }
  }

  /** Going through every minute; null stands for the appointment's own time. */
  private static Map<Minute, Instant> plain(List<Seating.Claimed> own, List<Undo> undos) {
    var held = new HashMap<Minute, Instant>();
    for (var unit = 0; unit < UNITS; unit++) {
      for (var minute = 0; minute < MINUTES; minute++) {
        var at = new Minute(unit, minute);
        if (has(own, at)) {
          held.put(at, null);
          continue;
        }
        for (var undo : undos) {
          if (has(undo.claims(), at)) {
            held.put(at, undo.until());
            break;
          }
        }
      }
    }
    return held;
  }

  private static boolean has(List<Seating.Claimed> claims, Minute at) {
    var moment = BEGIN.plus(Duration.ofMinutes(at.minute()));
    return claims.stream()
        .anyMatch(
            claim ->
                claim.unit() == at.unit()
                    && !moment.isBefore(claim.time().start())
                    && moment.isBefore(claim.time().end()));
  }

  private static Map<Minute, Instant> byMinute(List<Holding> holdings) {
    var held = new HashMap<Minute, Instant>();
    for (var holding : holdings) {
      for (var at = holding.time().start(); at.isBefore(holding.time().end()); ) {
        var minute = new Minute(holding.unit(), (int) Duration.between(BEGIN, at).toMinutes());
        assertEquals(holding.kind() == ClaimKind.UNDO, holding.until() != null);
        assertFalse(held.containsKey(minute), "kept twice: " + minute);
        held.put(minute, holding.until());
        at = at.plus(Duration.ofMinutes(1));
      }
    }
    return held;
  }

  /** On some of the units one time each, as a visit has them. */
  private static List<Seating.Claimed> claims(Random dice) {
    var claims = new ArrayList<Seating.Claimed>();
    for (var unit = 0; unit < UNITS; unit++) {
      if (dice.nextInt(3) > 0) {
        var start = BEGIN.plus(Duration.ofMinutes(dice.nextInt(MINUTES / 2)));
        var end = start.plus(Duration.ofMinutes(1 + dice.nextInt(MINUTES / 2)));
        claims.add(new Seating.Claimed(unit, new TimeRange(start, end), NEED));
      }
    }
    return claims;
  }

  private static Undo undo(List<Seating.Claimed> claims, int act) {
    var zone = ZoneId.of("Europe/London");
    var plan =
        new Appointment.Plan("main", zone, "ana", BEGIN, BEGIN.plus(Duration.ofMinutes(MINUTES)));
    var appointment =
        Appointment.book(
            "clinic",
            UUID.randomUUID(),
            "CLI-1234567",
            "peel",
            plan,
            new Appointment.Visitor(UUID.randomUUID(), zone, "en"),
            AppointmentStatus.BOOKED,
            BEGIN);
    return new Undo(appointment, Actor.STAFF, BEGIN.plus(Duration.ofMinutes(act)), claims);
  }
}
