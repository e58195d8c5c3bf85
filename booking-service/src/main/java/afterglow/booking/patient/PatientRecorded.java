package afterglow.booking.patient;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The whole record of a patient as {@code afterglow.patients} carries it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PatientRecorded(
    String name,
    List<ContactPoint> contactPoints,
    @Nullable Channel preferredChannel,
    String locale,
    String zone,
    List<Consent> consents) {
  static final String TOPIC = "afterglow.patients";
  static final String TYPE = "afterglow.patient.recorded.v1";

  record ContactPoint(Channel channel, String address) {}

  static PatientRecorded of(Patient patient) {
    var contactPoints = new ArrayList<ContactPoint>();
    if (patient.email() != null) {
      contactPoints.add(new ContactPoint(Channel.EMAIL, patient.email()));
    }
    if (patient.phone() != null) {
      contactPoints.add(new ContactPoint(Channel.SMS, patient.phone()));
    }
    return new PatientRecorded(
        patient.name(),
        contactPoints,
        patient.preferredChannel(),
        patient.locale(),
        patient.zone().getId(),
        patient.consents());
  }
}
