package afterglow.followup.checkin;

import afterglow.followup.protocol.Urgency;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a patient reads after answering. */
public record TakenView(
    Locale locale,
    String lang,
    String clinicName,
    String phone,
    String phoneText,
    boolean emergency,
    String emergencyNumber,
    String emergencyNote,
    @Nullable String say) {
  static TakenView of(CheckIns.Taken taken) {
    var asked = new CheckInView(taken.checkIn(), CheckInForm.blank(), false);
    var urgency = taken.urgency().orElse(null);
    return new TakenView(
        asked.locale(),
        asked.lang(),
        asked.clinicName(),
        asked.phone(),
        asked.phoneText(),
        urgency == Urgency.EMERGENCY,
        asked.emergencyNumber(),
        asked.emergencyNote(),
        urgency == null
            ? null
            : Objects.requireNonNull(taken.checkIn().pack().urgency().get(urgency))
                .say()
                .in(asked.locale()));
  }
}
