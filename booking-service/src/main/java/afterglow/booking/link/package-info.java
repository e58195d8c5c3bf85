/**
 * Links that open something to whoever holds them. A token is derived from what it was made for, so
 * it need not be kept; only its hash is.
 */
@NullMarked
package afterglow.booking.link;

import org.jspecify.annotations.NullMarked;
