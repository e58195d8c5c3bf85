package afterglow.acceptance.history;

import java.time.Instant;

/**
 * One moment on three clocks.
 *
 * @param nanos since the history began, for the order of calls; it never runs back
 * @param wall the machine's clock, as the sandboxes and the broker note it
 * @param business the system's own clock, which the workload moves forward
 */
public record Moment(long nanos, Instant wall, Instant business) {}
