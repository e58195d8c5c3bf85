package afterglow.notification;

import afterglow.notification.booking.BookingTopics;
import afterglow.notification.followup.FollowUpTopics;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;

/** Patients of their own for each test, told of by the events that the other services publish. */
@Singleton
public class PatientFixture {
  private final BookingTopics booking;
  private final FollowUpTopics followup;

  PatientFixture(BookingTopics booking, FollowUpTopics followup) {
    this.booking = booking;
    this.followup = followup;
  }

  public Patient aPatient() {
    return new Patient();
  }

  /** One patient with one appointment and one care plan. */
  public final class Patient {
    public final UUID id = UUID.randomUUID();
    public final UUID appointment = UUID.randomUUID();
    public final UUID carePlan = UUID.randomUUID();
    public final UUID followUp = UUID.randomUUID();
    public final String email = id + "@example.com";
    public final String phone =
        "+447" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
    private int records;

    public Patient recorded() {
      return recorded(record -> {});
    }

    public Patient recorded(Consumer<ObjectNode> with) {
      var event = Examples.of("booking/patient-recorded");
      var points = Examples.data(event).withArray("contactPoints");
      ((ObjectNode) points.get(0)).put("address", email);
      ((ObjectNode) points.get(1)).put("address", phone);
      with.accept(Examples.data(event));
      booking.patient(numbered(event, id, ++records));
      return this;
    }

    public Patient preferringTexts() {
      return recorded(record -> record.put("preferredChannel", "SMS"));
    }

    public Patient booked() {
      return appointment("booked", 1);
    }

    public Patient rescheduled() {
      return appointment("rescheduled", 2);
    }

    public Patient appointment(String what, int version) {
      return appointment(what, version, data -> {});
    }

    public Patient appointment(String what, int version, Consumer<ObjectNode> with) {
      var event = Examples.of("booking/appointment-" + what);
      Examples.data(event).put("patient", id.toString());
      with.accept(Examples.data(event));
      booking.appointment(numbered(event, appointment, version));
      return this;
    }

    public Patient followUpDue() {
      return followUp("due", 1);
    }

    public Patient followUp(String what, int version) {
      var event = Examples.of("followup/follow-up-" + what);
      Examples.data(event)
          .put("patient", id.toString())
          .put("appointment", appointment.toString())
          .put("followUp", followUp.toString());
      followup.followUp(numbered(event, carePlan, version));
      return this;
    }

    private ObjectNode numbered(ObjectNode event, UUID subject, int version) {
      return event
          .put("id", subject + ":" + version)
          .put("subject", subject.toString())
          .put("version", version);
    }
  }
}
