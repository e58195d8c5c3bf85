package afterglow.booking.availability;

import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Unit;
import afterglow.booking.diary.Asker;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What narrows somebody's choice of times.
 *
 * @param practitioner a code, or nothing for anybody
 * @param location a code, or nothing for all of the clinic
 * @param asker who looks: an appointment that moves is not in its own way
 */
public record Preference(@Nullable String practitioner, @Nullable String location, Asker asker) {
  public static final Preference NONE = new Preference(null, null, Asker.ANYBODY);

  public boolean isFor(Location place) {
    return location == null || location.equals(place.code());
  }

  public boolean isFor(Unit treating) {
    return practitioner == null || practitioner.equals(treating.code());
  }

  public static Preference of(@Nullable String practitioner) {
    return new Preference(practitioner, null, Asker.ANYBODY);
  }

  /** An appointment moves in time and not to another place. */
  public static Preference ofMoving(UUID appointment, String location) {
    return new Preference(null, location, Asker.of(appointment));
  }
}
