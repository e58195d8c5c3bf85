/**
 * Messages leave this service here. A worker claims what is due, asks the owners for release,
 * writes down that it is about to send, asks the provider, and writes down the answer. A try whose
 * answer is lost is never taken for one that was not made: providers get at most one message, plus
 * one for each try that ended without an answer, and never none.
 */
@NullMarked
package afterglow.notification.delivery;

import org.jspecify.annotations.NullMarked;
