/**
 * Whom we may write to, where and in which language. Names and contact data live in this package's
 * tables and nowhere else in the system but the patient's record; nothing here is ever logged.
 * Consents are only ever added to, and the newest word counts.
 */
@NullMarked
package afterglow.notification.recipient;

import org.jspecify.annotations.NullMarked;
