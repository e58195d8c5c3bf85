/**
 * Cases: a red flag, or silence where an answer was due, that a human of the clinic must
 * acknowledge by a certain time. A case says which rule of which protocol version opened it.
 * Software never closes one.
 */
@NullMarked
package afterglow.followup.cases;

import org.jspecify.annotations.NullMarked;
