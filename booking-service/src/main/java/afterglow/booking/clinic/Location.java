package afterglow.booking.clinic;

import java.time.ZoneId;

/**
 * A place with an address, a wall clock, and units.
 *
 * @param lock names the place in advisory locks
 * @param gridMinutes visits start at multiples of this after midnight, by the wall clock
 */
public record Location(
    String code,
    String name,
    String address,
    String city,
    String country,
    String phone,
    ZoneId zone,
    int gridMinutes,
    WorkingHours opening,
    int lock) {}
