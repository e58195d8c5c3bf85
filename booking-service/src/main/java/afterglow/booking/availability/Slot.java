package afterglow.booking.availability;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A time that could be booked when it was asked for; computed, never stored.
 *
 * @param start and {@code end} in the location's wall time
 * @param practitioners the codes of those who could treat then
 */
public record Slot(
    OffsetDateTime start, OffsetDateTime end, String location, List<String> practitioners) {}
