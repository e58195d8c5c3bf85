package afterglow.followup.booking;

import static java.nio.charset.StandardCharsets.UTF_8;
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
import org.apache.kafka.clients.consumer.ConsumerRecord;
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
    var record = visit.booked(BOOKED);
    var lacking = new String(record.value(), UTF_8).replaceFirst("\"treatment\":\"[a-z]+\",", "");
    var fine = new Appointment();
    booking.deliver(
        new ConsumerRecord<>(
            record.topic(), 0, record.offset(), record.key(), lacking.getBytes(UTF_8)),
        fine.booked(BOOKED));

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
