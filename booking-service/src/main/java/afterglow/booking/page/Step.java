package afterglow.booking.page;

import java.util.List;

/**
 * A page between the choice of a time and the booking.
 *
 * @param base where the forms of this booking go
 * @param key makes sending the form twice the same as sending it once
 * @param asks whether the treatment has questions before it
 * @param carried what the page does not ask for, and keeps
 */
record Step(
    String base, String key, boolean asks, Draft draft, HeldTime held, List<Carried> carried) {
  public int total() {
    return asks ? 3 : 2;
  }

  /** The number of a step that comes this many steps after the questions. */
  public int number(int after) {
    return asks ? 1 + after : after;
  }
}
