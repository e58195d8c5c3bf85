package afterglow.booking.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One appointment in a list or on a page of its own.
 *
 * @param room nothing once it has been given free
 * @param place nothing where the clinic has only one
 * @param state for styles; {@code stateWord} is for people
 */
record DeskEntry(
    String id,
    int version,
    String start,
    String end,
    String name,
    String treatment,
    String practitioner,
    @Nullable String room,
    @Nullable String place,
    String reference,
    String state,
    String stateWord,
    boolean confirmed,
    List<Button> buttons) {
  /**
   * One act.
   *
   * @param asks whether a page asks first
   * @param main whether it is what usually comes next
   */
  record Button(String path, String label, boolean asks, boolean main) {}
}
