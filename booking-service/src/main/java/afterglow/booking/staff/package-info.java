/** What signed-in staff see and do. Another clinic's rows are as if they were not there. */
@NullMarked
package afterglow.booking.staff;

import org.jspecify.annotations.NullMarked;
