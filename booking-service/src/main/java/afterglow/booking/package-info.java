/** The diary: clinics, availability, holds and appointments. */
@NullMarked
package afterglow.booking;

import org.jspecify.annotations.NullMarked;
