package afterglow.notification.booking;

import afterglow.notification.Topics;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Singleton;

/** Puts events of booking-service before its consumers. */
@Singleton
public class BookingTopics {
  private final AppointmentEvents appointments;
  private final PatientEvents patients;

  BookingTopics(AppointmentEvents appointments, PatientEvents patients) {
    this.appointments = appointments;
    this.patients = patients;
  }

  public void appointment(JsonNode event) {
    appointments.on(Topics.poll("afterglow.appointments", event));
  }

  public void patient(JsonNode event) {
    patients.on(Topics.poll("afterglow.patients", event));
  }
}
