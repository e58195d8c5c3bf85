package afterglow.booking.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The day of one clinic.
 *
 * @param tag differs whenever something that is shown does
 * @param clinics to choose from, when they work at several
 */
record DayView(
    DeskFrame frame,
    String clinic,
    String heading,
    String city,
    String day,
    String previous,
    String next,
    boolean today,
    List<Choice> clinics,
    List<DeskEntry> entries,
    String tag,
    @Nullable Banner banner) {
  /** A clinic of theirs. */
  record Choice(String id, String name, boolean chosen) {}
}
