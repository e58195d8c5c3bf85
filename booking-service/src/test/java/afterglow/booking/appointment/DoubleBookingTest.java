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
import java.util.ArrayList;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PostgresResource.class)
class DoubleBookingTest {
  private static final String OVERLAPS =
      """
      select count(*) from claim a join claim b
        on a.unit_id = b.unit_id and a.during && b.during and a.ctid < b.ctid
      where a.clinic_id = ?
      """;

  @Inject TestClock clock;
  @Inject Database database;

  private String clinic;

  @BeforeEach
  void aClinic() {
    clock.set(TestClock.MONDAY_TEN);
    clinic = ClinicFixture.aClinic();
  }

  @Test
  void givesOneStartOfOnePractitionerToOneOfManyWhoWantItAtOnce() throws Exception {
    var answers = atOnce(50, i -> "2027-03-02T10:00:00Z");

    assertEquals(1, answers.stream().filter(status -> status == 201).count());
    assertEquals(49, answers.stream().filter(status -> status == 409).count());
    assertEquals(0, database.count(OVERLAPS, clinic));
  }

  @Test
  void neverOverlapsWhateverStartsPeopleWant() throws Exception {
    var random = new Random(20_270_301);
    var starts =
        random
            .ints(80, 36, 60)
            .mapToObj(q -> "2027-03-02T%02d:%02d:00Z".formatted(q / 4, q % 4 * 15))
            .toList();

    var answers = atOnce(starts.size(), starts::get);

    assertEquals(java.util.Set.of(201, 409), answers.stream().collect(Collectors.toSet()));
    assertEquals(0, database.count(OVERLAPS, clinic));
  }

  private ArrayList<Integer> atOnce(int people, java.util.function.IntFunction<String> start)
      throws Exception {
    var go = new CountDownLatch(1);
    var pending = new ArrayList<Future<Integer>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var i = 0; i < people; i++) {
        var wanted = start.apply(i);
        pending.add(
            threads.submit(
                () -> {
                  go.await();
                  return AppointmentFixture.hold(clinic, "microneedling", wanted, "ana")
                      .statusCode();
                }));
      }
      go.countDown();
      var answers = new ArrayList<Integer>();
      for (var answer : pending) {
        answers.add(answer.get());
      }
      return answers;
    }
  }
}
