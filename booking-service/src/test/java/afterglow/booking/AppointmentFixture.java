package afterglow.booking;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Books over HTTP as a patient does. */
public final class AppointmentFixture {
  private AppointmentFixture() {}

  /** What a patient keeps of a booking. */
  public record Appointment(UUID id, String reference, String manageUrl) {
    public String token() {
      return manageUrl.substring(manageUrl.lastIndexOf('/') + 1);
    }
  }

  public static Appointment booked(String clinic, String treatment, String start) {
    var hold = hold(clinic, treatment, start, null);
    hold.then().statusCode(201);
    var booked = book(clinic, formFor(hold, treatment), UUID.randomUUID().toString());
    booked.then().statusCode(201);
    return new Appointment(
        UUID.fromString(booked.path("id")), booked.path("reference"), booked.path("manageUrl"));
  }

  /** A patient with keloids asks for microneedling: a clinician has to look at that. */
  public static Appointment inReview(String clinic, String start) {
    var hold = hold(clinic, "microneedling", start, null);
    hold.then().statusCode(201);
    var form = formFor(hold, "microneedling");
    var answers = new HashMap<>(ClinicFixture.noToEverything());
    answers.put("keloid", Map.of("answer", "yes"));
    form.put("answers", answers);
    var booked = book(clinic, form, UUID.randomUUID().toString());
    booked.then().statusCode(201).body("status", equalTo("PENDING_REVIEW"));
    return new Appointment(
        UUID.fromString(booked.path("id")), booked.path("reference"), booked.path("manageUrl"));
  }

  public static Response hold(String clinic, String treatment, String start, String practitioner) {
    var body = new HashMap<String, Object>(Map.of("treatment", treatment, "start", start));
    if (practitioner != null) {
      body.put("practitioner", practitioner);
    }
    return hold(clinic, body, UUID.randomUUID().toString());
  }

  public static Response hold(String clinic, Map<String, ?> body, String key) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/clinics/" + clinic + "/holds");
  }

  public static Map<String, Object> formFor(Response hold, String treatment) {
    return form(hold.path("id"), hold.path("token"), treatment);
  }

  public static Map<String, Object> form(String hold, String token, String treatment) {
    return new HashMap<>(
        Map.of(
            "hold",
            hold,
            "token",
            token,
            "patient",
            Map.of(
                "name", "Sam Khan",
                "email", "sam.khan@example.com",
                "phone", "07700 900123",
                "preferredChannel", "EMAIL",
                "locale", "en",
                "zone", "America/New_York"),
            "consent",
            Map.of("care", true),
            "answers",
            treatment.equals("microneedling") ? ClinicFixture.noToEverything() : Map.of()));
  }

  public static Response book(String clinic, Map<String, ?> form, String key) {
    return given()
        .header("Idempotency-Key", key)
        .contentType(ContentType.JSON)
        .body(form)
        .post("/api/booking/clinics/" + clinic + "/appointments");
  }

  /** The notification service asks whether a message may go, and it may. */
  public static void released(UUID appointment, int version) {
    given()
        .header("Service-Token", ClinicFixture.SERVICE_TOKEN)
        .contentType(ContentType.JSON)
        .body(
            List.of(
                Map.of(
                    "message",
                    UUID.randomUUID(),
                    "channel",
                    "EMAIL",
                    "subject",
                    appointment,
                    "version",
                    version)))
        .post("/internal/booking/releases")
        .then()
        .statusCode(200)
        .body("[0].decision", equalTo("GO"));
  }
}
