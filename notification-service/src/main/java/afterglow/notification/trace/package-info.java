/**
 * One trace runs from a request over the outbox and Kafka to the hand-over of a message. Libraries
 * see HTTP; the steps between are begun here. What a trace carries leaves this machine, so nothing
 * about a person goes into it. This package is the same in every service.
 */
@NullMarked
package afterglow.notification.trace;

import org.jspecify.annotations.NullMarked;
