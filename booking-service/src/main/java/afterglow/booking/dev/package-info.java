/**
 * What only the local stack has: moving the clock, and asking whether all work is done. Off unless
 * {@code afterglow.local} is set, and then the service refuses to start under a public URL that is
 * not loopback. This package is the same in every service.
 */
@NullMarked
package afterglow.booking.dev;

import org.jspecify.annotations.NullMarked;
