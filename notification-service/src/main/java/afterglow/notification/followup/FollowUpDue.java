package afterglow.notification.followup;

import afterglow.notification.template.Purpose;
import afterglow.notification.template.Visit;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.UUID;

/** A follow-up asks for its message. */
record FollowUpDue(
    UUID followUp,
    UUID appointment,
    UUID patient,
    Purpose purpose,
    Instant dueAt,
    Instant usefulUntil,
    Instant start,
    LocalDateTime localStart,
    ZoneId zone,
    Visit.Place location) {
  static final String TYPE = "afterglow.follow-up.due.v1";

  Visit visit() {
    return new Visit(location, zone, localStart, start, null, null, null, null);
  }
}
