/** Follow-ups as followup-service tells of them, and what we do about each. */
@NullMarked
package afterglow.notification.followup;

import org.jspecify.annotations.NullMarked;
