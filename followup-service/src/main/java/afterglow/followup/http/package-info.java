/**
 * Failures on the wire, RFC 9457: one document shape, stable {@code urn:afterglow:problem:*} types,
 * never a stack trace. {@code Problems} holds this service's own failures on one screen; the other
 * classes are the same in every service.
 */
@NullMarked
package afterglow.followup.http;

import org.jspecify.annotations.NullMarked;
