package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Two hundred people want the same start with the same practitioner at once. */
class HoldRaceTest {
  private static final int PEOPLE = 200;

  private final World world = new World();

  @Test
  void oneGetsItAndAllOthersAreOfferedAnother() throws Exception {
    var day = LocalDate.ofInstant(world.now(), World.LONDON).plusDays(20);
    var slot =
        world.slots("lumen", "microneedling", day, day.plusDays(7)).stream()
            .filter(s -> s.get("practitioners").toString().contains("ana-ruiz"))
            .findFirst()
            .orElseThrow();
    var wish =
        Map.of(
            "treatment", "microneedling",
            "start", slot.get("start").asText(),
            "practitioner", "ana-ruiz");
    var answers = new ArrayList<Http.Answer>();
    var go = new CountDownLatch(1);
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var pending = new ArrayList<Future<Http.Answer>>();
      for (var i = 0; i < PEOPLE; i++) {
        pending.add(
            threads.submit(
                () -> {
                  go.await();
                  return world.http().create("/api/booking/clinics/lumen/holds", wish);
                }));
      }
      go.countDown();
      for (var answer : pending) {
        answers.add(answer.get());
      }
    }

    assertEquals(1, answers.stream().filter(a -> a.status() == 201).count());
    var refused = answers.stream().filter(a -> a.status() == 409).toList();
    assertEquals(PEOPLE - 1, refused.size());
    refused.forEach(a -> assertEquals("slot-taken", a.problem()));
    refused.forEach(a -> assertFalse(a.body().get("alternatives").isEmpty()));
    assertFalse(logs().contains("deadlock detected"));
  }

  private String logs() throws IOException {
    var logs = new StringBuilder();
    try (var files = Files.walk(world.stack().data().resolve("log"))) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        logs.append(Files.readString(file));
      }
    }
    assertTrue(logs.length() > 0, "there are logs to look at");
    return logs.toString();
  }
}
