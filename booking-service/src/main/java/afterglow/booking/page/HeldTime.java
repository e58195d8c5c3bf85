package afterglow.booking.page;

/**
 * The time that is held for the patient.
 *
 * @param seconds how much longer
 */
record HeldTime(String when, String until, long seconds) {}
