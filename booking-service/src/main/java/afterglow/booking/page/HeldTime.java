package afterglow.booking.page;

/**
 * The time that is held for the patient.
 *
 * @param seconds how much longer
 * @param extendable whether ten more minutes can be had
 */
record HeldTime(String when, String until, long seconds, boolean extendable) {}
