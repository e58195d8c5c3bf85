package afterglow.booking.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import afterglow.booking.clinic.Clinics;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class HoldExpiryTest {
  @Inject TestClock clock;
  @Inject Database database;
  @Inject HoldExpiry expiry;
  @Inject AppointmentBook book;
  @Inject Clinics clinics;

  @Test
  void aHoldCanBeKeptForTenMoreMinutesOnce() {
    clock.set(TestClock.MONDAY_TEN);
    var clinic = clinics.find(ClinicFixture.aClinic()).orElseThrow();
    var held = AppointmentFixture.hold(clinic.id(), "microneedling", "2027-03-02T10:00:00Z", null);
    var id = java.util.UUID.fromString(held.path("id"));
    var token = held.<String>path("token");
    clock.advance(Duration.ofMinutes(9));

    var once = book.extend(clinic, id, token);
    assertEquals(clock.instant().plus(Duration.ofMinutes(10)), once.expiresAt());
    clock.advance(Duration.ofMinutes(5));
    assertEquals(once.expiresAt(), book.extend(clinic, id, token).expiresAt());
    assertEquals(
        409,
        AppointmentFixture.hold(clinic.id(), "microneedling", "2027-03-02T10:00:00Z", null)
            .statusCode());

    clock.advance(Duration.ofMinutes(5));
    assertThrows(BookingRefused.HoldExpired.class, () -> book.extend(clinic, id, token));
  }

  @Test
  void leavesAHoldAloneThatIsJustBeingKeptForLonger() {
    clock.set(TestClock.MONDAY_TEN);
    var clinic = clinics.find(ClinicFixture.aClinic()).orElseThrow();
    var held = AppointmentFixture.hold(clinic.id(), "microneedling", "2027-03-02T10:00:00Z", null);
    clock.advance(Duration.ofMinutes(9));

    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              book.extend(
                  clinic, java.util.UUID.fromString(held.path("id")), held.<String>path("token"));
              clock.advance(Duration.ofMinutes(1));
              expiry.tidy();
            });

    assertEquals(1, database.count("select count(*) from hold where clinic_id = ?", clinic.id()));
    assertEquals(3, database.count("select count(*) from claim where clinic_id = ?", clinic.id()));
  }

  @Test
  void tidiesHoldsThatAreOverAndNoOthers() {
    clock.set(TestClock.MONDAY_TEN);
    var clinic = ClinicFixture.aClinic();
    AppointmentFixture.hold(clinic, "microneedling", "2027-03-02T10:00:00Z", null);
    clock.advance(Duration.ofMinutes(9));
    AppointmentFixture.hold(clinic, "microneedling", "2027-03-02T14:00:00Z", null);
    clock.advance(Duration.ofMinutes(1));

    expiry.tidy();

    assertEquals(1, database.count("select count(*) from hold where clinic_id = ?", clinic));
    assertEquals(3, database.count("select count(*) from claim where clinic_id = ?", clinic));
  }
}
