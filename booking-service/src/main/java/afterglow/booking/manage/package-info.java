/** What a patient does with their link, without an account. GET only ever looks. */
@NullMarked
package afterglow.booking.manage;

import org.jspecify.annotations.NullMarked;
