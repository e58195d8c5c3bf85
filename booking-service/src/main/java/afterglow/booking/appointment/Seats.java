package afterglow.booking.appointment;

import afterglow.booking.availability.Availability;
import afterglow.booking.availability.Preference;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.diary.Asker;
import afterglow.booking.diary.Blocked;
import afterglow.booking.diary.Claims;
import afterglow.booking.diary.Holding;
import afterglow.booking.diary.SeatSearch;
import afterglow.booking.diary.SeatSearch.MakeRoom;
import afterglow.booking.diary.Seating;
import afterglow.booking.diary.WhyNot;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Gives a wish its units. What is free is read without a lock, taken under the locks of just those
 * units, and looked for anew when somebody else was faster.
 */
@ApplicationScoped
class Seats {
  private static final int ATTEMPTS = 5;

  private final Claims claims;
  private final Reassignments reassignments;
  private final Availability availability;
  private final Clock clock;

  Seats(Claims claims, Reassignments reassignments, Availability availability, Clock clock) {
    this.claims = claims;
    this.reassignments = reassignments;
    this.availability = availability;
    this.clock = clock;
  }

  /** How hard it looks, a little harder each time that it was in vain. */
  enum Look {
    /** At what was taken a moment ago, which costs next to nothing and is mostly right. */
    AT_RECENT,
    NOW,
    /** At everything, with the right to move visits from one room or device to another. */
    TO_MAKE_ROOM
  }

  /** What was taken for a wish. */
  record Seat(Appointment.Plan plan, int claims) {}

  /** Runs work that takes units, each attempt in a transaction of its own. */
  <T> T attempting(Clinic clinic, Wish wish, Function<Look, T> work) {
    var look = Look.AT_RECENT;
    for (var attempt = 1; ; attempt++) {
      var how = look;
      try {
        return QuarkusTransaction.requiringNew().call(() -> work.apply(how));
      } catch (NoneFree e) {
        throw taken(clinic, treatment(clinic, wish), wish);
      } catch (LostTheRace | OthersInTheWay e) {
        if (attempt == ATTEMPTS) {
          throw taken(clinic, treatment(clinic, wish), wish);
        }
        if (e instanceof OthersInTheWay) {
          look = Look.TO_MAKE_ROOM;
        } else if (look == Look.AT_RECENT) {
          claims.wasWrong(clinic, treatment(clinic, wish).from(wish.start()));
          look = Look.NOW;
        }
      }
    }
  }

  /**
   * Takes units for somebody.
   *
   * @param having what they are to have in the end, if these are their units: all else is given up
   * @throws BookingRefused where the time could not be had even if nobody had anything
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Seat take(
      Clinic asSetUp,
      Wish wish,
      Asker asker,
      Function<List<Seating.Claimed>, List<Holding>> having,
      Look look) {
    var clinic = wish.isAtAnyHour() ? asSetUp.aroundTheClock() : asSetUp;
    var treatment = treatment(clinic, wish);
    var preference = new Preference(wish.practitioner(), wish.location(), asker);
    if (wish.practitioner() != null && clinic.practitioner(wish.practitioner()).isEmpty()) {
      throw new BookingRefused.UnknownPractitioner();
    }
    var blocked = new ArrayList<Blocked>();
    var couldBeHad = false;
    for (var location : clinic.locations()) {
      if (!preference.isFor(location)) {
        continue;
      }
      var whyNot = new WhyNot(clinic, location, treatment, preference::isFor);
      var before = new ArrayList<>(whyNot.ofStart(wish.start(), clock.instant()));
      before.removeIf(wish::accepts);
      if (!before.isEmpty()) {
        blocked.addAll(before);
        continue;
      }
      var seating = find(clinic, location, treatment, wish.start(), preference, look);
      if (seating.isPresent()) {
        return take(clinic, location, treatment, wish.start(), seating.get(), asker, having);
      }
      var around = SeatSearch.around(treatment.from(wish.start()));
      var diary = claims.diaries(clinic, location, asker).withVisits(around);
      var why = whyNot.ofUnits(wish.start(), diary);
      if (why.isEmpty()) {
        throw new OthersInTheWay();
      }
      couldBeHad |= why.stream().allMatch(Blocked::isTaken);
      blocked.addAll(why);
    }
    if (couldBeHad) {
      throw new NoneFree();
    }
    throw new BookingRefused.NotBookable(
        blocked.stream().map(Blocked::rule).collect(Collectors.toSet()));
  }

  private Optional<Seating> find(
      Clinic clinic,
      Location location,
      Treatment treatment,
      Instant start,
      Preference preference,
      Look look) {
    var visit = treatment.from(start);
    var exact = claims.diaries(clinic, location, preference.asker());
    var recent = claims.toChoose(clinic, location, preference.asker());
    return switch (look) {
      case AT_RECENT ->
          new SeatSearch(clinic, location, recent.taken(visit))
              .find(treatment, start, preference::isFor, MakeRoom.NO)
              .or(() -> find(clinic, location, treatment, start, preference, Look.NOW));
      case NOW ->
          new SeatSearch(clinic, location, exact.taken(visit))
              .find(treatment, start, preference::isFor, MakeRoom.NO);
      case TO_MAKE_ROOM -> {
        var around = SeatSearch.around(visit);
        claims.lock(
            location,
            LocalDate.ofInstant(around.start(), location.zone()),
            LocalDate.ofInstant(around.end(), location.zone()));
        yield new SeatSearch(clinic, location, exact.withVisits(around))
            .find(treatment, start, preference::isFor, MakeRoom.YES);
      }
    };
  }

  private Seat take(
      Clinic clinic,
      Location location,
      Treatment treatment,
      Instant start,
      Seating seating,
      Asker asker,
      Function<List<Seating.Claimed>, List<Holding>> having) {
    var wanted = seating.claims();
    var day = start.atZone(location.zone()).toLocalDate();
    var moves = seating.moves();
    if (!moves.isEmpty() && !reassignments.carryOut(clinic, moves)) {
      throw new LostTheRace();
    }
    if (!claims.take(clinic, location, day, asker, having.apply(wanted))) {
      throw new LostTheRace();
    }
    var end = start.plus(Duration.ofMinutes(treatment.minutes()));
    return new Seat(
        new Appointment.Plan(
            location.code(), location.zone(), seating.practitioner().code(), start, end),
        wanted.size());
  }

  private BookingRefused taken(Clinic clinic, Treatment treatment, Wish wish) {
    return new BookingRefused.SlotTaken(
        availability.nearest(
            clinic,
            treatment,
            wish.start(),
            new Preference(wish.practitioner(), wish.location(), Asker.ANYBODY)));
  }

  private static Treatment treatment(Clinic clinic, Wish wish) {
    return clinic.treatment(wish.treatment()).orElseThrow(BookingRefused.UnknownTreatment::new);
  }

  /** Between reading and taking, somebody else took a unit; another may do. */
  private static final class LostTheRace extends RuntimeException {}

  /** There is a place, but others have to make room. */
  private static final class OthersInTheWay extends RuntimeException {}

  /** Everybody who could treat then, or a room or device they need, is taken. */
  private static final class NoneFree extends RuntimeException {}
}
