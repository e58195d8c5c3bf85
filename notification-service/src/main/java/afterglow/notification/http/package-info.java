/**
 * Failures on the wire, RFC 9457: one document shape, stable {@code urn:afterglow:problem:*} types,
 * never a stack trace. A feature maps its own refusals; this package maps what is wrong with a
 * request before a feature sees it. It is the same in every service.
 */
@NullMarked
package afterglow.notification.http;

import org.jspecify.annotations.NullMarked;
