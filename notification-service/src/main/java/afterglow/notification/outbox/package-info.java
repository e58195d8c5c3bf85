/**
 * Events leave this service through a table. The row is written by the transaction that makes the
 * change, with the aggregate's own version, and the relay publishes it afterwards: what was
 * committed is published at least once and in order, what was rolled back never. This package is
 * the same in every service.
 */
@NullMarked
package afterglow.notification.outbox;

import org.jspecify.annotations.NullMarked;
