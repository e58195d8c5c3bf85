/** Messages: to whom, whether and when, by e-mail and by text, each once. */
@NullMarked
package afterglow.notification;

import org.jspecify.annotations.NullMarked;
