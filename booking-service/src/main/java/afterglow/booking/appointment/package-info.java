/**
 * The life of an appointment, from the hold to its end. {@link AppointmentBook} begins it; {@link
 * PatientChanges} and {@link StaffChanges} go on with it. Every change of an appointment is one
 * version and one event, in one transaction with its claims.
 */
@NullMarked
package afterglow.booking.appointment;

import org.jspecify.annotations.NullMarked;
