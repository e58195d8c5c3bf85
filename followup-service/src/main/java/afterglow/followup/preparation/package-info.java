/**
 * How to prepare for a visit: behind the link of a reminder stands the whole of it, in the words of
 * the care plan's protocol version and with the dates of the visit as it is planned now.
 */
@NullMarked
package afterglow.followup.preparation;

import org.jspecify.annotations.NullMarked;
