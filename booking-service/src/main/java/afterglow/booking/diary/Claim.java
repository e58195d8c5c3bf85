package afterglow.booking.diary;

import afterglow.booking.clinic.Need;
import afterglow.booking.clinic.TimeRange;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit's time, taken.
 *
 * @param unit its id
 * @param visit whose it is and what for; nothing for a block, and where nobody asked
 */
public record Claim(long unit, TimeRange time, ClaimKind kind, @Nullable Visit visit) {

  /**
   * The visit that a unit is there for.
   *
   * @param holder the hold or appointment
   * @param need what the unit does for it
   * @param patientLeaves from then on the unit is only cleaned
   * @param canMove to another unit: it has not begun and the patient is not here yet
   */
  public record Visit(UUID holder, Need need, Instant patientLeaves, boolean canMove) {}

  public static Claim of(long unit, TimeRange time, ClaimKind kind) {
    return new Claim(unit, time, kind, null);
  }

  Claim as(ClaimKind other) {
    return new Claim(unit, time, other, visit);
  }

  /** What is left of it while patients are treated. */
  Optional<Claim> withoutCleaning() {
    if (visit == null || !visit.patientLeaves().isBefore(time.end())) {
      return Optional.of(this);
    }
    return time.start().isBefore(visit.patientLeaves())
        ? Optional.of(
            new Claim(unit, new TimeRange(time.start(), visit.patientLeaves()), kind, visit))
        : Optional.empty();
  }
}
