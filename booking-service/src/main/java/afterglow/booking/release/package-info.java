/** Whether a message about an appointment is still true just before it is handed over. */
@NullMarked
package afterglow.booking.release;

import org.jspecify.annotations.NullMarked;
