package afterglow.booking.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@DisplayName("A patient's link")
class ManagePagesTest {
  private static final String TUESDAY_TEN = "2027-03-02T10:00:00Z";

  @Inject TestClock clock;
  @Inject Database database;

  private String clinic;
  private String link;

  @BeforeEach
  void anAppointment() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
    link = "/m/" + AppointmentFixture.booked(clinic, "microneedling", TUESDAY_TEN).token();
  }

  @Test
  void looksAndLeavesEverythingAsItIs() {
    var before = database.rowsOf(clinic);

    for (var below : List.of("", "/booked", "/moved", "/move", "/cancel", "", "/cancel")) {
      var page = Browser.open(link + below);
      assertEquals(200, page.status());
      assertFalse(page.says("Microneedling"));
      assertFalse(page.says("Sam"));
    }

    assertEquals(before, database.rowsOf(clinic));
    assertEquals("BOOKED", status());
  }

  @Test
  void movesInThreeTaps() {
    var times = Browser.open(link + "/move");
    assertTrue(times.says("You keep Tuesday 2 March, 10:00am"));
    var check = times.send(link + "/move", Map.of("start", "2027-03-02T14:00:00Z"));
    var moved = check.send(link + "/moved");

    assertEquals(303, moved.status());
    assertTrue(moved.follow().says("Tuesday 2 March, 2:00pm"));
    assertTrue(moved.follow().says("Your appointment is moved"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"+500000-01-01T00:00:00Z", "-4000-01-01T00:00:00Z", "soon", ""})
  void hasNoPageForATimeThatNoCalendarHas(String start) {
    var times = Browser.open(link + "/move");
    var check = times.send(link + "/move", Map.of("start", "2027-03-02T14:00:00Z"));

    assertEquals(404, times.send(link + "/move", Map.of("start", start)).status());
    assertEquals(404, check.send(link + "/moved", Map.of("start", start)).status());
    assertEquals(200, Browser.open(link + "/move?from=%2B500000-01-01").status());
  }

  @Test
  void keepsTheOldTimeWhenTheNewOneIsTaken() {
    var check =
        Browser.open(link + "/move").send(link + "/move", Map.of("start", "2027-03-02T14:00:00Z"));
    AppointmentFixture.booked(clinic, "microneedling", "2027-03-02T14:00:00Z");

    var taken = check.send(link + "/moved");

    assertEquals(409, taken.status());
    assertTrue(taken.says("You keep Tuesday 2 March, 10:00am"));
    assertEquals(3, taken.html().split("name=\"start\"", -1).length - 1);
  }

  @Test
  void cancelsInTwoTapsAndOffersToBookAgain() {
    var cancelled = Browser.open(link + "/cancel").send(link + "/cancel");

    assertEquals(303, cancelled.status());
    var page = cancelled.follow();
    assertEquals("Your visit is cancelled", page.heading());
    assertTrue(page.says("href=\"/book/" + clinic + "\""));
    assertEquals("CANCELLED", status());
  }

  @Test
  void takesACancellationBackWithOneTapForTenMinutes() {
    Browser.open(link + "/cancel").send(link + "/cancel");

    Browser.open(link).send(link + "/undo");

    assertEquals("BOOKED", status());
    var cancel = Browser.open(link + "/cancel");
    cancel.send(link + "/cancel");
    var late = Browser.open(link);
    clock.advance(Duration.ofMinutes(10));
    late.send(link + "/undo");
    assertEquals("CANCELLED", status());
    assertFalse(Browser.open(link).says(link + "/undo"));
  }

  @Test
  void aFormSentAfterTheVisitWasCancelledOnlyTellsSo() {
    var confirm = Browser.open(link);
    var cancel = Browser.open(link + "/cancel");
    var move =
        Browser.open(link + "/move").send(link + "/move", Map.of("start", "2027-03-02T14:00:00Z"));
    cancel.send(link + "/cancel");

    assertEquals(303, cancel.send(link + "/cancel").status());
    assertEquals(303, confirm.send(link + "/confirm").status());
    assertEquals("Your visit is cancelled", move.send(link + "/moved").heading());
  }

  @Test
  void fromItsStartOnTellsWhomToCallInsteadOfChangingAnything() {
    var cancel = Browser.open(link + "/cancel");
    var confirm = Browser.open(link);
    clock.set(Instant.parse(TUESDAY_TEN));

    var page = Browser.open(link);

    assertEquals("The time of your visit has come", page.heading());
    assertTrue(page.says("Call us on +44 20 7946 0958"));
    assertEquals("The time of your visit has come", Browser.open(link + "/move").heading());
    assertEquals(303, cancel.send(link + "/cancel").status());
    assertEquals(303, confirm.send(link + "/confirm").status());
    assertEquals("BOOKED", status());
    assertEquals(
        0,
        database.count(
            "select count(*) from appointment where clinic_id = ? and confirmed_at is not null",
            clinic));
  }

  @Test
  void tellsTheClinicThatThePatientIsComing() {
    var confirmed = Browser.open(link).send(link + "/confirm");

    assertTrue(confirmed.follow().says("You told us that you are coming"));
  }

  @Test
  void unknownAndTooOldLookTheSame() {
    var unknown = Browser.open("/m/no-such-token");
    clock.advance(Duration.ofDays(3));
    var old = Browser.open(link);

    assertEquals(404, unknown.status());
    assertEquals(404, old.status());
    assertEquals(unknown.html(), old.html());
    assertEquals("We cannot find this page", old.heading());
  }

  @Test
  void speaksThePatientsLanguageUnlessAskedOtherwise() {
    assertEquals("Your appointment", Browser.open(link, "es").heading());
    assertEquals("Su cita", Browser.open(link + "?lang=es").heading());
  }

  private String status() {
    return database.column("select status from appointment where clinic_id = ?", clinic).getFirst();
  }
}
