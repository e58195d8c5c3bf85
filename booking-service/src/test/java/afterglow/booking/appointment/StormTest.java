package afterglow.booking.appointment;

import static afterglow.booking.AppointmentFixture.hold;
import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.booking.AppointmentFixture;
import afterglow.booking.ClinicFixture;
import afterglow.booking.Database;
import afterglow.booking.PostgresResource;
import afterglow.booking.TestClock;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.quarkus.test.security.oidc.Claim;
import io.quarkus.test.security.oidc.ClaimType;
import io.quarkus.test.security.oidc.OidcSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fifty people at once on the same few hours, doing everything that can be done to a booking. */
@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
@TestSecurity(user = "maya", roles = "reception")
@OidcSecurity(claims = @Claim(key = "clinics", value = "[\"storm\"]", type = ClaimType.JSON_ARRAY))
class StormTest {
  private static final int ROUNDS = Integer.getInteger("afterglow.storm.rounds", 40);
  private static final int PEOPLE = 50;
  private static final String CLINIC = "storm";

  @Inject TestClock clock;
  @Inject Database database;
  @Inject HoldExpiry holdExpiry;
  @Inject UndoExpiry undoExpiry;

  private final List<AppointmentFixture.Appointment> appointments = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> outcomes = new ConcurrentHashMap<>();
  private final List<Long> losers = new CopyOnWriteArrayList<>();

  @BeforeEach
  void aClinic() {
    clock.set(TestClock.MONDAY_TEN);
    ClinicFixture.imported(CLINIC);
  }

  @Test
  void neverOverlapsNeverFailsAndLeavesNothingHalfDone() throws Exception {
    var begun = System.nanoTime();
    for (var round = 0; round < ROUNDS; round++) {
      var monday = Instant.parse("2027-03-08T00:00:00Z").plus(Duration.ofDays(7L * (round % 20)));
      storm(new Random(round), monday);
      assertSound("round " + round);
      clock.advance(Duration.ofSeconds(40));
    }
    var seconds = (System.nanoTime() - begun) / 1e9;
    losers.sort(null);
    System.out.printf(
        "%,d rounds of %d: %s; %,.0f acts a second; losers p99 %.1f ms%n",
        ROUNDS,
        PEOPLE,
        new TreeMap<>(outcomes),
        ROUNDS * PEOPLE / seconds,
        (double) losers.get((int) (losers.size() * 0.99)));
    assertTrue(outcomes.getOrDefault("booked", 0) > 0 && outcomes.getOrDefault("undone", 0) > 0);
  }

  private void storm(Random random, Instant monday) throws Exception {
    var acts = new ArrayList<Runnable>();
    for (var i = 0; i < PEOPLE; i++) {
      acts.add(act(random.nextInt(12), at(random, monday), random.nextInt(1 << 20)));
    }
    var go = new CountDownLatch(1);
    var pending = new ArrayList<Future<?>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var act : acts) {
        pending.add(
            threads.submit(
                () -> {
                  go.await();
                  act.run();
                  return null;
                }));
      }
      go.countDown();
      for (var done : pending) {
        done.get();
      }
    }
  }

  /** Hot: the same two hours of the same day. */
  private static Instant at(Random random, Instant monday) {
    return monday.plus(Duration.ofMinutes(12 * 60 + 15 * random.nextInt(9)));
  }

  private Runnable act(int kind, Instant start, int which) {
    return switch (kind) {
      case 0, 1, 2, 3 -> () -> book("consultation", start);
      case 4, 5 -> () -> book("microneedling", start);
      case 6 -> () -> tried("held", hold(CLINIC, "microneedling", start.toString(), null));
      case 7 -> () -> with(which, a -> tried("moved", byLink(a, "reschedule", startingAt(start))));
      case 8 ->
          () ->
              with(
                  which, a -> tried("moved by staff", byStaff(a, "reschedule", startingAt(start))));
      case 9 -> () -> with(which, a -> tried("cancelled", byLink(a, "cancellation", "{}")));
      case 10 -> () -> with(which, a -> tried("undone", byStaff(a, "undo", "{}")));
      default ->
          () -> {
            holdExpiry.tidy();
            undoExpiry.tidy();
          };
    };
  }

  private static String startingAt(Instant start) {
    return "{\"start\": \"" + start + "\"}";
  }

  private void with(int which, Consumer<AppointmentFixture.Appointment> act) {
    var known = List.copyOf(appointments);
    if (!known.isEmpty()) {
      act.accept(known.get(known.size() - 1 - which % Math.min(known.size(), 30)));
    }
  }

  private static Response byLink(AppointmentFixture.Appointment a, String act, String body) {
    return given()
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/manage/" + a.token() + "/" + act);
  }

  private Response byStaff(AppointmentFixture.Appointment a, String act, String body) {
    return given()
        .header("If-Match", database.count("select version from appointment where id = ?", a.id()))
        .contentType(ContentType.JSON)
        .body(body)
        .post("/api/booking/appointments/" + a.id() + "/" + act);
  }

  private void book(String treatment, Instant start) {
    var held = hold(CLINIC, treatment, start.toString(), null);
    if (tried("held", held)) {
      var booked =
          AppointmentFixture.book(
              CLINIC, AppointmentFixture.formFor(held, treatment), UUID.randomUUID().toString());
      if (tried("booked", booked)) {
        appointments.add(
            new AppointmentFixture.Appointment(
                UUID.fromString(booked.path("id")),
                booked.path("reference"),
                booked.path("manageUrl")));
      }
    }
  }

  /** Every refusal is one of ours; anything else ends the test. */
  private boolean tried(String done, Response answer) {
    assertTrue(answer.statusCode() < 500, done + " " + answer.asString());
    var won = answer.statusCode() < 300;
    if (!won) {
      losers.add(answer.time());
    }
    outcomes.merge(won ? done : answer.path("type"), 1, Integer::sum);
    return won;
  }

  private void assertSound(String round) {
    assertEquals(
        0,
        database.count(
            """
            select count(*) from claim a join claim b
              on a.unit_id = b.unit_id and a.during && b.during and a.ctid < b.ctid
            where a.clinic_id = ?
            """,
            CLINIC),
        round + ": overlaps");
    assertEquals(
        List.of(),
        database.column(
            """
            select a.reference || ' ' || a.status || ' ' || count(c.*) from appointment a
            left join claim c on c.clinic_id = a.clinic_id and c.holder = a.id
              and c.kind = 'APPOINTMENT'
            where a.clinic_id = ?
            group by a.clinic_id, a.id, a.reference, a.status, a.treatment
            having count(c.*) <> case when a.status = 'CANCELLED' then 0
              when a.treatment = 'consultation' then 2 else 3 end
            """,
            CLINIC),
        round + ": claims that are missing or left over");
    assertEquals(
        List.of(),
        database.column(
            """
            select a.reference from appointment a
            join outbox o on o.aggregate = a.id
            where a.clinic_id = ? group by a.reference, a.version
            having count(*) <> a.version or max(o.version) <> a.version
            """,
            CLINIC),
        round + ": versions without their event");
  }
}
