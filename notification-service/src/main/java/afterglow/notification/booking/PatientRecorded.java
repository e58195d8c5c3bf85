package afterglow.notification.booking;

import afterglow.notification.recipient.Channel;
import afterglow.notification.recipient.Consent;
import afterglow.notification.recipient.ContactPoint;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A patient's whole record, as booking-service keeps it. */
record PatientRecorded(
    String name,
    List<ContactPoint> contactPoints,
    @Nullable Channel preferredChannel,
    String locale,
    ZoneId zone,
    List<Consent> consents) {
  static final String TYPE = "afterglow.patient.recorded.v1";
}
