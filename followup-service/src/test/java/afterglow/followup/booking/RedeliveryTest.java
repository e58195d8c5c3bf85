package afterglow.followup.booking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class RedeliveryTest {
  private static final Instant BOOKED = Instant.parse("2026-11-23T09:41:07Z");

  @Inject BookingFeed booking;
  @Inject ClinicFixture clinics;
  @Inject Database database;

  @BeforeEach
  void clinic() {
    clinics.haveProtocols("lumen");
  }

  @Test
  void plansOnceWhatIsDeliveredTwice() {
    var visit = new Appointment();
    var booked = visit.booked(BOOKED);
    var moved = visit.rescheduled(Instant.parse("2026-12-11T14:00:00Z"), BOOKED.plusSeconds(60));
    booking.deliver(booked, moved);
    booking.deliver(booked, moved);
    booking.deliver(moved);

    assertEquals(List.of("9"), followUps(visit));
  }

  @Test
  void parksWhatComesTooEarlyAndWaitsBehindIt() {
    var visit = new Appointment();
    var booked = visit.booked(BOOKED);
    visit.confirmed(BOOKED.plusSeconds(30));
    booking.deliver(booked, visit.cancelled(BOOKED.plusSeconds(60)));

    assertEquals(List.of("ACTIVE"), states(visit));
    assertEquals(List.of("A version before this one is missing"), parked(visit.id));
  }

  @Test
  void appliesWhatWaitedAsSoonAsTheMissingVersionComes() {
    var visit = new Appointment();
    var booked = visit.booked(BOOKED);
    var confirmed = visit.confirmed(BOOKED.plusSeconds(30));
    booking.deliver(booked, visit.cancelled(BOOKED.plusSeconds(60)));

    booking.deliver(confirmed);

    assertEquals(List.of("REVOKED"), states(visit));
    assertEquals(List.of(), parked(visit.id));
    assertEquals(
        List.of("3"), database.texts("select version from seen where aggregate = ?", visit.id));
  }

  @Test
  void goesAsFarAsItCanWhenOneOfThoseThatWaitedFails() {
    var visit = new Appointment();
    var booked = visit.booked(BOOKED);
    var moved = visit.rescheduled(Instant.parse("2026-12-11T14:00:00Z"), BOOKED.plusSeconds(30));
    var confirmed = visit.confirmed(BOOKED.plusSeconds(40));
    var failing =
        BookingFeed.withoutTreatment(visit.rescheduled(visit.start, BOOKED.plusSeconds(50)));
    booking.deliver(booked, confirmed, failing, visit.cancelled(BOOKED.plusSeconds(60)));

    booking.deliver(moved);

    assertEquals(List.of("ACTIVE"), states(visit));
    assertEquals(
        List.of("3"), database.texts("select version from seen where aggregate = ?", visit.id));
    assertEquals(2, parked(visit.id).size());
  }

  @Test
  void parksOnceWhatIsDeliveredTwice() {
    var visit = new Appointment();
    visit.booked(BOOKED);
    var confirmed = visit.confirmed(BOOKED.plusSeconds(30));
    booking.deliver(confirmed);
    booking.deliver(confirmed);

    assertEquals(1, parked(visit.id).size());
  }

  @Test
  void parksAPoisonedRecordWhileTheOthersFlow() {
    var poisoned = UUID.randomUUID();
    var fine = new Appointment();
    booking.deliver(BookingFeed.poison(poisoned), fine.booked(BOOKED));

    assertEquals(List.of("4"), followUps(fine));
    assertEquals(List.of("Unreadable event: JsonParseException"), parked(poisoned));
  }

  @Test
  void parksAnEventThatLacksWhatAPlanNeeds() {
    var visit = new Appointment();
    var fine = new Appointment();
    booking.deliver(BookingFeed.withoutTreatment(visit.booked(BOOKED)), fine.booked(BOOKED));

    assertEquals(List.of(), states(visit));
    assertEquals(1, parked(visit.id).size());
    assertEquals(List.of("ACTIVE"), states(fine));
  }

  private List<String> followUps(Appointment visit) {
    return database.texts(
        "select count(*) from follow_up f join care_plan p on p.id = f.care_plan"
            + " where p.appointment = ?",
        visit.id);
  }

  private List<String> states(Appointment visit) {
    return database.texts("select state from care_plan where appointment = ?", visit.id);
  }

  private List<String> parked(UUID aggregate) {
    return database.texts("select reason from parked where aggregate = ?", aggregate);
  }
}
