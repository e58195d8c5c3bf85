/**
 * Events come in here. An event's effect and the note that it was seen commit together, so that
 * each has its effect once, in order, however often Kafka delivers it. What cannot be applied is
 * parked with its aggregate: later versions wait behind it, other aggregates flow, the channel
 * never stops and nothing overtakes. This package is the same in every service that consumes.
 */
@NullMarked
package afterglow.followup.seen;

import org.jspecify.annotations.NullMarked;
