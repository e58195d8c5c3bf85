/**
 * The life of an appointment, from the hold to its end. {@link AppointmentBook} begins it and
 * {@link AppointmentChanges} goes on with it; no other class writes. Every change of an appointment
 * is one version and one event, in one transaction with its claims.
 */
@NullMarked
package afterglow.booking.appointment;

import org.jspecify.annotations.NullMarked;
