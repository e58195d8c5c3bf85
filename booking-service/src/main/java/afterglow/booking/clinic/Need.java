package afterglow.booking.clinic;

/**
 * What a segment needs one of. The same need in several segments of a treatment is the same unit
 * throughout.
 *
 * @param kind what a unit does, or the code of the one unit that will do
 */
public record Need(UnitType type, String kind) {}
