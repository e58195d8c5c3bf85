/**
 * Who of a clinic's staff is calling, as the sign-in tells, and the record of what they saw and
 * did. Another clinic's rows are as if they were not there. This package is the same in every
 * service.
 */
@NullMarked
package afterglow.booking.staff;

import org.jspecify.annotations.NullMarked;
