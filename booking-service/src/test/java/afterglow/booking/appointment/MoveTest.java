package afterglow.booking.appointment;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a move keeps. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class MoveTest {
  private static final String TUESDAY_TEN = "2027-03-02T10:00:00Z";
  private static final Instant WEDNESDAY_TEN = Instant.parse("2027-03-03T10:00:00Z");
  private static final Instant NEXT_TUESDAY_TEN = Instant.parse("2027-03-09T10:00:00Z");

  /** The clinic of the other tests and a second place, which alone is open on Wednesdays. */
  private static final String TWO_PLACES =
      ClinicFixture.CLINIC
          .replace("ZONE", "Europe/London")
          .replace(
              "practitioners:\n",
              """
                - code: annex
                  name: Annex
                  address: 2 Example Street
                  city: London
                  country: GB
                  zone: Europe/London
                  phone: "+44 20 7946 0959"
                  gridMinutes: 15
                  opening: {tuesday: ["08:00-18:00"], wednesday: ["08:00-18:00"]}
              practitioners:
                - {code: lee, name: Lee, location: annex, does: [consulting]}
              """)
          .replace(
              "rooms:\n",
              "rooms:\n  - {code: room-3, name: Room 3, location: annex, does: [consulting-room]}\n");

  @Inject TestClock clock;
  @Inject PatientChanges patient;
  @Inject StaffChanges staff;

  private String clinic;
  private AppointmentFixture.Appointment atMain;

  @BeforeEach
  void anAppointmentAtOneOfTwoPlaces() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = "clinic-" + UUID.randomUUID();
    ClinicFixture.importedAs(clinic, TWO_PLACES.replace("SLUG", clinic));
    atMain = AppointmentFixture.booked(clinic, "consultation", TUESDAY_TEN);
  }

  @Test
  void staysAtItsPlaceEvenWhenOnlyAnotherIsFree() {
    AppointmentFixture.booked(clinic, "consultation", NEXT_TUESDAY_TEN.toString());

    var refused =
        assertThrows(
            BookingRefused.SlotTaken.class,
            () -> patient.reschedule(atMain.token(), NEXT_TUESDAY_TEN));

    assertEquals(
        Set.of("main"),
        refused.alternatives().stream()
            .map(slot -> slot.location())
            .collect(java.util.stream.Collectors.toSet()));
    assertThrows(
        BookingRefused.NotBookable.class, () -> patient.reschedule(atMain.token(), WEDNESDAY_TEN));
    assertEquals("main", patient.open(atMain.token()).location());
  }

  @Test
  void isOfferedTheTimesOfItsPlaceAlone() {
    var times = given().get("/m/" + atMain.token() + "/move?from=2027-03-02").asString();

    assertEquals(true, times.contains("2027-03-02T10:15:00Z"));
    assertEquals(false, times.contains("2027-03-03T10:00:00Z"));
    given()
        .queryParam("treatment", "consultation")
        .queryParam("from", "2027-03-03")
        .get("/api/booking/clinics/" + clinic + "/slots")
        .then()
        .body("slots.start", hasItem("2027-03-03T10:00:00Z"));
  }

  @Test
  @TestSecurity(user = "maya", roles = "reception")
  void goesToAnybodyOnceItsPractitionerHasLeft() {
    clock.set(WEDNESDAY_TEN);
    ClinicFixture.importedAs(
        clinic, TWO_PLACES.replace("SLUG", clinic).replace("code: ana", "code: amy"));

    var moved = staff.reschedule(Set.of(clinic), atMain.id(), 1, NEXT_TUESDAY_TEN);

    assertEquals("amy", moved.practitioner());
  }
}
