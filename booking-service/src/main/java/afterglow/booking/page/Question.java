package afterglow.booking.page;

/**
 * One screening question on a page.
 *
 * @param dated whether a "yes" asks for the date of the last time
 */
record Question(String code, String text, boolean dated) {}
