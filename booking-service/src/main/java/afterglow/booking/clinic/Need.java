package afterglow.booking.clinic;

/**
 * What a segment needs one of. The same need in several segments of a treatment is the same unit
 * throughout.
 */
public record Need(UnitType type, String kind) {}
