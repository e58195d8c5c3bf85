/** Which times are free: working hours minus claims, on the grid, within notice and horizon. */
@NullMarked
package afterglow.booking.availability;

import org.jspecify.annotations.NullMarked;
