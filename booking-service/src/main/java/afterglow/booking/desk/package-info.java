/**
 * The pages of the clinic's staff in this service: signing in and out for all services, and the
 * day's visits with what can be done about each. Plain forms that work without JavaScript, on the
 * same beans as the JSON API; every form carries the version that it was decided on.
 */
@NullMarked
package afterglow.booking.desk;

import org.jspecify.annotations.NullMarked;
