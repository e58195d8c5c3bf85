/**
 * Who works where, with what, and what can be booked. A clinic's set-up and catalogue come from
 * files, are kept as the documents they are, and are read as one immutable {@link Clinic}.
 */
@NullMarked
package afterglow.booking.clinic;

import org.jspecify.annotations.NullMarked;
