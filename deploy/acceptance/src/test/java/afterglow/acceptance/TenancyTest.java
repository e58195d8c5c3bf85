package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Two clinics in two zones share an installation and nothing else. */
class TenancyTest {
  private final World world = new World();

  @Test
  void bothClinicsTakeBookingsEachInItsOwnZone() {
    var zones =
        World.list(world.http().get("/api/booking/clinics").expect(200).body()).stream()
            .collect(Collectors.toMap(c -> c.get("slug").asText(), c -> c.get("zone").asText()));
    assertEquals("Europe/London", zones.get("lumen"));
    assertEquals("America/Los_Angeles", zones.get("aurora"));

    var visit =
        world.book(
            World.Person.byMail("Ari West", java.time.ZoneId.of("America/Los_Angeles")),
            "aurora",
            "microneedling",
            8);
    world.settle();

    assertTrue(world.inbox(visit.person()).getFirst().get("text").asText().contains("Los Angeles"));
  }

  @Test
  void staffOfOneClinicSeeNothingOfTheOther() {
    var visit =
        world.book(World.Person.byMail("Una Seen", World.LONDON), "lumen", "microneedling", 8);
    world.settle();
    var nora = world.bearer("nora");

    assertEquals("not-found", world.http().get("/api/booking/clinics/lumen/board", nora).problem());
    var acts = List.of("arrival", "fulfilment", "no-show", "cancellation");
    for (var act : acts) {
      var answer =
          world
              .http()
              .post(
                  "/api/booking/appointments/" + visit.id() + "/" + act,
                  Map.of(),
                  nora[0],
                  nora[1],
                  "If-Match",
                  "1");
      assertEquals(404, answer.status(), act);
    }
    var messages =
        world.http().get("/api/notification/messages?appointment=" + visit.id(), nora).expect(200);
    assertFalse(messages.text().contains(visit.id().toString()), messages.text());
    var patient = world.onTheBoard("maya", visit).get("patient").asText();
    var plans = world.http().get("/api/followup/patients/" + patient + "/care-plans", nora);
    assertFalse(plans.text().contains(visit.id().toString()), plans.text());
    var ours =
        world.http().get("/api/followup/patients/" + patient + "/care-plans", world.bearer("ana"));
    assertTrue(ours.text().contains(visit.id().toString()), "the positive control: " + ours.text());
  }
}
