package afterglow.booking.clinic;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Dates on which other hours are worked than in an ordinary week, or none: a holiday, a closure, an
 * evening more.
 *
 * @param until the last date; the first one alone when left out
 * @param hours none is a day off
 * @param note why, for staff
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HoursException(
    LocalDate from, @Nullable LocalDate until, List<Shift> hours, @Nullable String note) {

  public HoursException {
    if (from == null) {
      throw new IllegalArgumentException("say from which date");
    }
    if (until != null && until.isBefore(from)) {
      throw new IllegalArgumentException("until is before from");
    }
    hours = hours == null ? List.of() : List.copyOf(hours);
  }

  boolean isOn(LocalDate date) {
    return !date.isBefore(from) && !date.isAfter(until == null ? from : until);
  }
}
