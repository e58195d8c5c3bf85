package afterglow.booking.board;

import afterglow.booking.appointment.Answer;
import afterglow.booking.appointment.Appointment;
import afterglow.booking.appointment.Reviews;
import afterglow.booking.clinic.Clinic;
import afterglow.booking.clinic.Clinics;
import afterglow.booking.staff.StaffMember;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/**
 * What clinicians have to look at before it is booked. Answers are health data: nobody else does.
 */
@Path("/api/booking/clinics/{clinic}/reviews")
@RolesAllowed({"clinician", "manager"})
class ReviewResource {
  private final Clinics clinics;
  private final Reviews reviews;
  private final StaffMember staff;

  ReviewResource(Clinics clinics, Reviews reviews, StaffMember staff) {
    this.clinics = clinics;
    this.reviews = reviews;
    this.staff = staff;
  }

  record Task(
      UUID appointment,
      int version,
      String reference,
      UUID patient,
      String treatment,
      OffsetDateTime start,
      List<InQuestion> answers) {}

  record InQuestion(String code, String text, Answer answer) {}

  @GET
  @Operation(summary = "Visits whose answers a clinician has to look at, the soonest first")
  @APIResponse(responseCode = "404", description = "not-found: unknown, or another clinic")
  public List<Task> open(String clinic) {
    staff.worksAt(clinic);
    var c = clinics.find(clinic).orElseThrow(NotFoundException::new);
    return reviews.open(clinic).stream().map(review -> task(c, review)).toList();
  }

  private static Task task(Clinic clinic, Reviews.Review review) {
    Appointment a = review.appointment();
    return new Task(
        a.id(),
        a.version(),
        a.reference(),
        a.patient(),
        a.treatment(),
        a.start().atZone(a.zone()).toOffsetDateTime(),
        review.answers().entrySet().stream()
            .map(
                answer ->
                    new InQuestion(
                        answer.getKey(), text(clinic, answer.getKey()), answer.getValue()))
            .toList());
  }

  private static String text(Clinic clinic, String code) {
    var text = clinic.questions().get(code);
    return text == null ? code : text.in(Locale.of(clinic.locales().getFirst()));
  }
}
