package afterglow.booking.clinic;

import java.util.List;

/**
 * A part of a treatment. In microneedling the practitioner is free while the cream works, and the
 * room is not free until it has been cleaned.
 *
 * @param patient whether the patient is there
 */
public record Segment(String name, int minutes, boolean patient, List<Need> needs) {}
