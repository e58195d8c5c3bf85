package afterglow.booking.appointment;

import afterglow.booking.patient.Patient;
import java.util.Map;
import java.util.UUID;

/**
 * What a patient sends to turn a hold into an appointment.
 *
 * @param marketing whether they also agreed to hear of offers
 */
public record BookingForm(
    UUID hold,
    String token,
    Patient.Details patient,
    boolean marketing,
    Map<String, Answer> answers) {}
