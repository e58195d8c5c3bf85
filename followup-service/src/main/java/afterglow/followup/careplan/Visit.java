package afterglow.followup.careplan;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/**
 * An appointment as it is to take place, in one version of it.
 *
 * @param version the appointment's version that gave it this time
 */
public record Visit(
    String clinic,
    UUID appointment,
    int version,
    UUID patient,
    ZoneId patientZone,
    String patientLocale,
    String treatment,
    Location location,
    ZoneId zone,
    Instant start,
    LocalDateTime localStart) {}
