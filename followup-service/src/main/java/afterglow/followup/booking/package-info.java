/** booking-service's appointments as this service reads them: only the fields that it uses. */
@NullMarked
package afterglow.followup.booking;

import org.jspecify.annotations.NullMarked;
