package afterglow.booking.availability;

import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Unit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows somebody's choice of times.
 *
 * @param practitioner a code, or nothing for anybody
 * @param location a code, or nothing for all of the clinic
 * @param moving the appointment whose present claims are not in the way, because it would move
 */
public record Preference(
    @Nullable String practitioner, @Nullable String location, @Nullable UUID moving) {
  public static final Preference NONE = new Preference(null, null, null);

  public boolean isFor(Location place) {
    return location == null || location.equals(place.code());
  }

  public boolean isFor(Unit treating) {
    return practitioner == null || practitioner.equals(treating.code());
  }

  public static Preference of(@Nullable String practitioner) {
    return new Preference(practitioner, null, null);
  }

  /** An appointment moves in time and not to another place. */
  public static Preference ofMoving(UUID appointment, String location) {
    return new Preference(null, location, appointment);
  }
}
