/**
 * The last word before a message goes out: is it still wanted, and which link does it carry? Asked
 * by notification-service at the moment of sending; asks booking-service in turn, so that nothing
 * goes out about an appointment that has changed, however far behind the events are.
 */
@NullMarked
package afterglow.followup.release;

import org.jspecify.annotations.NullMarked;
