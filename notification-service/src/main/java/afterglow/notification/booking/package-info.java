/** Appointments and patients as booking-service tells of them, and what we do about each. */
@NullMarked
package afterglow.notification.booking;

import org.jspecify.annotations.NullMarked;
