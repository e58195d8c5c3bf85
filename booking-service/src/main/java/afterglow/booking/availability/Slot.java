package afterglow.booking.availability;

import afterglow.booking.clinic.Location;
import afterglow.booking.clinic.Treatment;
import afterglow.booking.clinic.Unit;
import afterglow.booking.diary.FreeStarts;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * A time that could be booked when it was asked for; computed, never stored.
 *
 * @param start and {@code end} in the location's wall time
 * @param practitioners the codes of those who could treat then
 */
public record Slot(
    OffsetDateTime start, OffsetDateTime end, String location, List<String> practitioners) {
  static Slot of(FreeStarts.Start start, Treatment treatment, Location location) {
    var at = start.at().atZone(location.zone()).toOffsetDateTime();
    var end = start.at().plus(Duration.ofMinutes(treatment.minutes())).atZone(location.zone());
    return new Slot(
        at,
        end.toOffsetDateTime(),
        location.code(),
        start.practitioners().stream().map(Unit::code).toList());
  }
}
