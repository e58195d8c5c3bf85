/** What signed-in staff see of their clinic's appointments and do with them. */
@NullMarked
package afterglow.booking.board;

import org.jspecify.annotations.NullMarked;
