package afterglow.booking.appointment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The time that somebody wants.
 *
 * @param practitioner a code, or nothing for anybody
 * @param location a code, or nothing for wherever it is possible
 */
public record Wish(
    String treatment, Instant start, @Nullable String practitioner, @Nullable String location) {}
