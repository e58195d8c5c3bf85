/**
 * The patients' screens: book a visit, and look at, move, confirm or cancel it from a link. Plain
 * forms that work without JavaScript, on the same beans as the JSON API. A GET changes nothing;
 * what a patient has typed so far travels in hidden fields, so that no page keeps anything on the
 * server and nothing personal is ever in an address.
 */
@NullMarked
package afterglow.booking.page;

import org.jspecify.annotations.NullMarked;
