package afterglow.acceptance;

import static afterglow.acceptance.World.LONDON;
import static afterglow.acceptance.World.NEW_YORK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The main job from end to end: booked, told, reminded, moved, treated, asked, heard. */
class JourneyTest {
  private final World world = new World();

  @Test
  void aBookingIsConfirmedWithACalendarEntryAndAMoveUpdatesThatEntry() {
    var sam = World.Person.byMail("Sam Khan", NEW_YORK);
    var visit = world.book(sam, "lumen", "microneedling", 10);
    world.settle();

    var confirmation = only(world.inbox(sam));
    var booked = event(confirmation);
    assertEquals("REQUEST", calendar(confirmation).getMethod().getValue());
    assertEquals(0, booked.getSequence().getValue());
    assertEquals(visit.start(), booked.getDateStart().getValue().toInstant());
    assertFalse(booked.getSummary().getValue().toLowerCase().contains("needling"));
    assertFalse(confirmation.get("subject").asText().toLowerCase().contains("needling"));
    assertTrue(confirmation.get("text").asText().contains("London"));

    var moved = world.move(visit, "microneedling", 2);
    world.settle();

    var update = world.inbox(sam).getLast();
    assertEquals(2, world.inbox(sam).size());
    assertEquals(booked.getUid().getValue(), event(update).getUid().getValue());
    assertEquals(1, event(update).getSequence().getValue());
    assertEquals(moved, event(update).getDateStart().getValue().toInstant());
  }

  @Test
  void theDayBeforeAReminderComesAtNineWhereThePatientIs() {
    var sam = World.Person.byMail("Sam Abroad", NEW_YORK);
    var visit = world.book(sam, "lumen", "consultation", 8);
    world.settle();
    var nine =
        LocalDate.ofInstant(visit.start(), NEW_YORK)
            .minusDays(1)
            .atTime(LocalTime.of(9, 0))
            .atZone(NEW_YORK)
            .toInstant();

    world.travelTo(nine.minus(Duration.ofMinutes(1)));
    var before = world.inbox(sam).size();
    assertEquals(
        List.of(), world.inboxSince(sam, nine.minus(Duration.ofHours(1))), "nothing comes early");

    world.travelTo(nine.plus(Duration.ofMinutes(1)));
    var reminder = only(world.inboxSince(sam, nine));
    assertEquals(before + 1, world.inbox(sam).size());
    assertTrue(reminder.get("text").asText().contains(World.linkIn(reminder)));
  }

  @Test
  void nothingComesAfterACancellationWhileItDoesForAnotherVisitOfTheSameDay() {
    var leaving = World.Person.byMail("Lee Leaving", LONDON);
    var staying = World.Person.byMail("Sue Staying", LONDON);
    var cancelled = world.book(leaving, "lumen", "consultation", 8);
    var kept = world.book(staying, "lumen", "consultation", 8);
    world.settle();

    world.cancel(cancelled);
    world.settle();

    var farewell = world.inbox(leaving).getLast();
    assertEquals(2, world.inbox(leaving).size());
    assertEquals("CANCEL", calendar(farewell).getMethod().getValue());
    assertEquals(1, event(farewell).getSequence().getValue());
    assertEquals(uid(world.inbox(leaving).getFirst()), uid(farewell));

    world.travelTo(kept.start().minus(Duration.ofHours(20)));
    world.travelTo(kept.start().plus(Duration.ofDays(2)));

    assertEquals(2, world.inbox(leaving).size(), "after the cancellation nothing comes");
    assertTrue(world.inbox(staying).size() > 1, "the positive control got its reminders");
  }

  @Test
  void aftercareFollowsTheRealEndByTextToOneAndByMailToAnother() {
    var mailed = World.Person.byMail("Mia Mail", LONDON);
    var texted = World.Person.byText("Tex Text", LONDON);
    var first = world.book(mailed, "lumen", "microneedling", 8);
    var second = world.book(texted, "lumen", "microneedling", 8);
    var both = List.of(first, second);

    world.travelTo(later(first.start(), second.start()).plus(Duration.ofMinutes(75)));
    for (var visit : both) {
      world.act("maya", visit, "arrival", Map.of()).expect(200);
    }
    world.settle();
    var asked = counts(both);

    world.travelTo(world.now().plus(Duration.ofHours(3)));
    assertEquals(asked, counts(both), "no aftercare before the visit took place");

    var fulfilledAt = world.now();
    for (var visit : both) {
      world.act("ana", visit, "fulfilment", Map.of()).expect(200);
    }
    world.travelTo(world.now().plus(Duration.ofHours(26)));

    var mails = world.inboxSince(mailed, fulfilledAt);
    var texts = world.inboxSince(texted, fulfilledAt);
    assertFalse(mails.isEmpty());
    assertEquals(mails.size(), texts.size());
    mails.forEach(mail -> assertEquals("EMAIL", mail.get("channel").asText()));
    texts.forEach(text -> assertEquals("SMS", text.get("channel").asText()));
    texts.forEach(
        text -> assertFalse(text.get("text").asText().toLowerCase().contains("needling")));
    mails.forEach(mail -> assertTrue(World.linkIn(mail).contains("/checkin/")));
    mails.forEach(
        mail -> assertNull(mail.get("calendar").textValue(), "no calendar in a check-in"));
  }

  @Test
  void aRedFlagOpensACaseThatAClinicianAcknowledges() {
    var rosa = World.Person.byMail("Rosa Red", LONDON);
    var visit = world.book(rosa, "lumen", "microneedling", 8);
    world.travelTo(visit.start().plus(Duration.ofMinutes(80)));
    world.act("maya", visit, "arrival", Map.of()).expect(200);
    world.act("ana", visit, "fulfilment", Map.of()).expect(200);
    var before = world.openCases("ana").size();
    world.travelTo(world.now().plus(Duration.ofHours(26)));

    var link = World.linkIn(world.inbox(rosa).getLast());
    var page = world.http().get(link).expect(200);
    assertTrue(page.text().contains("<form"));
    assertEquals(before, world.openCases("ana").size(), "looking opens nothing");
    var token = link.substring(link.lastIndexOf('/') + 1);
    world
        .http()
        .post(
            "/api/followup/checkins/" + token,
            Map.of("answers", Map.of("flags", List.of("fever"), "pain", 3, "trend", "worse")))
        .expect(200);

    var opened =
        world.openCases("ana").stream()
            .filter(c -> c.toString().contains(visit.id().toString()))
            .toList();
    assertEquals(1, opened.size());
    assertEquals(List.of(), world.openCases("nora"), "another clinic sees none of it");
    var version = opened.getFirst().get("version").asText();
    world
        .http()
        .post(
            "/api/followup/cases/" + opened.getFirst().get("id").asText() + "/acknowledgement",
            Map.of(),
            "Authorization",
            "Bearer " + world.signIn("ana"),
            "If-Match",
            version)
        .expect(200);
    assertTrue(
        world.openCases("ana").stream()
            .noneMatch(c -> c.toString().contains(visit.id().toString())));
  }

  @Test
  void afterANoShowNobodyAsksHowTheSkinIs() {
    var noah = World.Person.byMail("Noah Show", LONDON);
    var visit = world.book(noah, "lumen", "microneedling", 8);
    world.travelTo(visit.start().plus(Duration.ofMinutes(30)));
    world.act("maya", visit, "no-show", Map.of()).expect(200);
    world.settle();
    var before = world.inbox(noah).size();

    world.travelTo(world.now().plus(Duration.ofDays(4)));

    assertEquals(before, world.inbox(noah).size());
  }

  @Test
  void aSpanishPatientIsWrittenToInSpanish() {
    var sol = World.Person.byMail("Sol Marina", LONDON).speaking("es");
    world.book(sol, "lumen", "consultation", 8);
    world.settle();

    assertTrue(only(world.inbox(sol)).get("text").asText().contains("cita"));
  }

  private Map<String, Integer> counts(List<World.Visit> visits) {
    return visits.stream()
        .collect(Collectors.toMap(v -> v.person().address(), v -> world.inbox(v.person()).size()));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static JsonNode only(List<JsonNode> messages) {
    assertEquals(1, messages.size(), messages.toString());
    return messages.getFirst();
  }

  private static ICalendar calendar(JsonNode message) {
    return Biweekly.parse(message.get("calendar").asText()).first();
  }

  private static VEvent event(JsonNode message) {
    return calendar(message).getEvents().getFirst();
  }

  private static String uid(JsonNode message) {
    return event(message).getUid().getValue();
  }
}
