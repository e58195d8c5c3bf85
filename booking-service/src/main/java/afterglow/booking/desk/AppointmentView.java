package afterglow.booking.desk;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One appointment with how to reach the patient, and what has happened to it.
 *
 * @param day where the list shows it
 * @param note why the patient called it off, in their own words
 */
record AppointmentView(
    DeskFrame frame,
    DeskEntry entry,
    String clinic,
    String when,
    String city,
    String day,
    @Nullable String phone,
    @Nullable String email,
    String speaks,
    @Nullable String note,
    List<Moment> history,
    @Nullable Banner banner) {
  /** Something that happened, and when by the clinic's clock. */
  record Moment(String at, String what) {}
}
