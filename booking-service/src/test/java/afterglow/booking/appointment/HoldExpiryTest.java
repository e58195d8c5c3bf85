package afterglow.booking.appointment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
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
