/** Who of a clinic's staff is calling, as the sign-in tells. */
@NullMarked
package afterglow.followup.staff;

import org.jspecify.annotations.NullMarked;
