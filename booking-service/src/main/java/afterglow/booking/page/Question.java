package afterglow.booking.page;

/**
 * One screening question on a page.
 *
 * @param dated whether a "yes" asks for the date of the last time
 */
record Question(String code, String text, boolean dated) {
  /** The field of the answer. */
  public String name() {
    return "answer-" + code;
  }

  /** The field of the date. */
  public String last() {
    return "last-" + code;
  }
}
