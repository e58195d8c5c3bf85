/** notification-service's messages as this service reads them: only the fields that it uses. */
@NullMarked
package afterglow.followup.messages;

import org.jspecify.annotations.NullMarked;
