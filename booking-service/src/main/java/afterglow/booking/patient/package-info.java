/** Who is treated. Names and contact data live here and on {@code afterglow.patients} alone. */
@NullMarked
package afterglow.booking.patient;

import org.jspecify.annotations.NullMarked;
