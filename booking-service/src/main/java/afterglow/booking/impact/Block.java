package afterglow.booking.impact;

import afterglow.booking.clinic.TimeRange;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A unit out of use or away.
 *
 * @param unit its code
 * @param note why, for staff
 */
public record Block(UUID id, String unit, TimeRange time, @Nullable String note) {}
