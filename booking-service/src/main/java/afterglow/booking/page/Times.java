package afterglow.booking.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Free times to choose from, and how to see others.
 *
 * @param choose where a chosen time goes, and {@code look} where to ask for others
 * @param key makes choosing a time twice the same as choosing it once
 * @param from the first date shown, and {@code today} and {@code last} the dates one can ask for
 * @param later the first date after those shown; nothing at the end of what can be booked
 */
record Times(
    String choose,
    String look,
    String key,
    String minutes,
    String place,
    String city,
    String zone,
    Days.@Nullable Time soonest,
    List<Days.Day> days,
    List<Person> people,
    String with,
    String from,
    String today,
    String last,
    @Nullable String later,
    List<Carried> carried) {
  /** Somebody who can treat. */
  record Person(String code, String name) {}
}
