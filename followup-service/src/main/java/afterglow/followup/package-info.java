/** Aftercare: protocols, care plans, timers, check-ins and cases. */
@NullMarked
package afterglow.followup;

import org.jspecify.annotations.NullMarked;
