/**
 * Proves the promises under faults: virtual clients load the system, a seeded schedule kills, stops
 * and disturbs its processes, edges, providers and records, every fault shows that it happened, and
 * the history checker judges what is left. Behind {@code ./afterglow prove}.
 */
@NullMarked
package afterglow.acceptance.fault;

import org.jspecify.annotations.NullMarked;
