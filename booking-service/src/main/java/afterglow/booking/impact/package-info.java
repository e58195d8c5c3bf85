/**
 * What a change of hours, an absence or a broken device does to visits that are booked already. It
 * is shown before it is done; afterwards each such visit, an orphan, is listed until it has found
 * another place or was called off.
 */
@NullMarked
package afterglow.booking.impact;

import org.jspecify.annotations.NullMarked;
