/**
 * The last question before a hand-over: does the message still hold? Its owner answers by state and
 * version and gives the link to print, so that nothing is sent after a cancellation was
 * acknowledged and no token ever lies in Kafka.
 */
@NullMarked
package afterglow.notification.release;

import org.jspecify.annotations.NullMarked;
