package afterglow.booking.appointment;

import afterglow.booking.availability.Availability;
import afterglow.booking.availability.Preference;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.diary.Blocked;
import afterglow.booking.diary.Claims;
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
import java.util.ArrayList;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Gives a wish its units. What is free is read without a lock, taken under the locks of just those
 * units, and looked for anew when somebody else was faster.
 */
@ApplicationScoped
class Seats {
  private static final int ATTEMPTS = 5;

  private final Claims claims;
  private final Availability availability;
  private final Clock clock;

  Seats(Claims claims, Availability availability, Clock clock) {
    this.claims = claims;
    this.availability = availability;
    this.clock = clock;
  }

  /** What was taken for a wish. */
  record Seat(Appointment.Plan plan, int claims) {}

  /** Runs work that takes units, each attempt in a transaction of its own. */
  <T> T attempting(Clinic clinic, Wish wish, Supplier<T> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return QuarkusTransaction.requiringNew().call(work::get);
      } catch (LostTheRace e) {
        if (attempt == ATTEMPTS) {
          throw taken(clinic, treatment(clinic, wish), wish);
        }
      } catch (NoneFree e) {
        throw taken(clinic, treatment(clinic, wish), wish);
      }
    }
  }

  /**
   * Takes units for a holder, who gives up what they had.
   *
   * @param expiresAt for a hold
   * @throws BookingRefused where the time could not be had even if nobody had anything
   */
  @Transactional(Transactional.TxType.MANDATORY)
  Seat take(Clinic clinic, Wish wish, UUID holder, @Nullable Instant expiresAt) {
    var treatment = treatment(clinic, wish);
    var preference = new Preference(wish.practitioner(), wish.location(), holder);
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
      var before = whyNot.ofStart(wish.start(), clock.instant());
      if (!before.isEmpty()) {
        blocked.addAll(before);
        continue;
      }
      var diaries = claims.diaries(clinic, location, holder);
      var visit = treatment.from(wish.start());
      var seating =
          new SeatSearch(clinic, location, diaries.taken(visit))
              .find(treatment, wish.start(), preference::isFor, MakeRoom.NO);
      if (seating.isPresent()) {
        return take(clinic, location, treatment, wish.start(), seating.get(), holder, expiresAt);
      }
      var why = whyNot.ofUnits(wish.start(), diaries.withVisits(SeatSearch.around(visit)));
      couldBeHad |= why.stream().allMatch(Blocked::isTaken);
      blocked.addAll(why);
    }
    if (couldBeHad) {
      throw new NoneFree();
    }
    throw new BookingRefused.NotBookable(
        blocked.stream().map(Blocked::rule).collect(Collectors.toSet()));
  }

  private Seat take(
      Clinic clinic,
      Location location,
      Treatment treatment,
      Instant start,
      Seating seating,
      UUID holder,
      @Nullable Instant expiresAt) {
    var wanted = seating.claims();
    var day = start.atZone(location.zone()).toLocalDate();
    if (!claims.take(clinic, location, day, wanted, holder, expiresAt)) {
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
            new Preference(wish.practitioner(), wish.location(), null)));
  }

  private static Treatment treatment(Clinic clinic, Wish wish) {
    return clinic.treatment(wish.treatment()).orElseThrow(BookingRefused.UnknownTreatment::new);
  }

  /** Between reading and taking, somebody else took a unit; another may do. */
  private static final class LostTheRace extends RuntimeException {}

  /** Everybody who could treat then, or a room or device they need, is taken. */
  private static final class NoneFree extends RuntimeException {}
}
