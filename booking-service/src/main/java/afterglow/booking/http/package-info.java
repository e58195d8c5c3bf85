/**
 * What holds for every request, whatever it asks for: failures as RFC 9457 tells them (one document
 * shape, stable {@code urn:afterglow:problem:*} types, never a stack trace), who is sent to sign
 * in, what another site's page may not ask for. A feature maps its own refusals. It is the same in
 * every service.
 */
@NullMarked
package afterglow.booking.http;

import org.jspecify.annotations.NullMarked;
