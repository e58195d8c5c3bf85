/**
 * What a message says. The facts of a visit become a letter in the reader's language, and the
 * letter becomes an e-mail, a text or a calendar entry. No subject, text or calendar entry names a
 * treatment, a result or an answer; every message tells the clinic's own time with its city.
 */
@NullMarked
package afterglow.notification.template;

import org.jspecify.annotations.NullMarked;
