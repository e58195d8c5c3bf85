package afterglow.followup.careplan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.followup.Database;
import afterglow.followup.PostgresResource;
import afterglow.followup.TestClock;
import afterglow.followup.booking.BookingFeed;
import afterglow.followup.booking.BookingFeed.Appointment;
import afterglow.followup.protocol.ClinicFixture;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DueFollowUpsTest {
  private static final Instant BOOKED = Instant.parse("2025-11-01T09:00:00Z");
  private static final Instant REMINDED = Instant.parse("2025-12-03T09:00:01Z");

  @Inject BookingFeed booking;
  @Inject ClinicFixture clinics;
  @Inject DueFollowUps due;
  @Inject TestClock clock;
  @Inject Database database;

  @Test
  void asksOnceHoweverManyClaimAtTheSameTime() throws Exception {
    var clinic = consultations(700);
    Callable<Integer> claimer =
        () -> {
          var fired = 0;
          for (var some = due.doDue(REMINDED); some > 0; some = due.doDue(REMINDED)) {
            fired += some;
          }
          return fired;
        };
    try (var claimers = Executors.newFixedThreadPool(4)) {
      for (var fired : claimers.invokeAll(IntStream.range(0, 4).mapToObj(i -> claimer).toList())) {
        fired.get();
      }
    }

    // What somebody else held at a claimer's last look is left for the next poll.
    while (due.doDue(REMINDED) > 0) {
      continue;
    }
    assertEquals(700, events(clinic, "count(*)"));
    assertEquals(700, events(clinic, "count(distinct payload::json -> 'data' ->> 'followUp')"));
    assertEquals(1, events(clinic, "max(version)"));
  }

  @Test
  void doesNotLetOneBadRowStopTheOthers() {
    var clinic = consultations(20);
    var bad =
        database
            .texts(
                "update follow_up set due_zone = 'Nowhere/Else' where status = 'PLANNED' and id ="
                    + " (select id from follow_up where clinic_id = ? and status = 'PLANNED' limit 1)"
                    + " returning id",
                clinic)
            .getFirst();

    allDue(REMINDED);

    assertEquals(19, events(clinic, "count(*)"));
    assertEquals("1 5", failures(bad));

    allDue(REMINDED.plusSeconds(5));
    assertEquals("2 15", failures(bad));

    database.texts(
        "update follow_up set due_zone = 'Europe/London' where id = ? returning id",
        UUID.fromString(bad));
    allDue(REMINDED.plusSeconds(15));
    assertEquals(20, events(clinic, "count(*)"));
  }

  private void allDue(Instant now) {
    while (due.doDue(now) > 0) {
      continue;
    }
  }

  /** How often it failed, and how long after it was due it is tried again. */
  private String failures(String followUp) {
    return database
        .texts(
            "select failures || ' ' || extract(epoch from try_again_at - ?::timestamptz)::int"
                + " from follow_up where id = ?",
            REMINDED.toString(),
            UUID.fromString(followUp))
        .getFirst();
  }

  @Test
  void isUnsettledWhileSomethingIsDueByTheBusinessClock() {
    while (due.doDue(REMINDED) > 0) {
      continue;
    }
    consultations(1);
    var before = due.progress();
    clock.set(REMINDED.minusSeconds(2));
    assertTrue(due.waitingFor().isEmpty());

    clock.set(REMINDED);
    assertEquals("follow-ups that are due", due.waitingFor().orElseThrow());

    due.doDue(REMINDED);
    assertTrue(due.waitingFor().isEmpty());
    assertTrue(due.progress() > before);
  }

  /** Visits at 14:00 on 4 December, whose only open reminder is due at nine on the day before. */
  @SuppressWarnings("unchecked")
  private String consultations(int many) {
    var clinic = "timers-" + UUID.randomUUID();
    clinics.haveProtocols(clinic, text -> text.replace("[P3D, P1D]", "[P1D]"));
    booking.deliver(
        IntStream.range(0, many)
            .mapToObj(
                i -> {
                  var visit = new Appointment();
                  visit.clinic = clinic;
                  visit.treatment = "consultation";
                  visit.patientZone = ZoneId.of("Europe/London");
                  visit.start = Instant.parse("2025-12-04T14:00:00Z");
                  return visit.booked(BOOKED);
                })
            .toArray(ConsumerRecord[]::new));
    return clinic;
  }

  private long events(String clinic, String what) {
    return Long.parseLong(
        database.texts("select " + what + " from outbox where clinic_id = ?", clinic).getFirst());
  }
}
