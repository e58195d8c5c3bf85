package afterglow.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.acceptance.history.Canaries;
import afterglow.acceptance.history.TopicReader;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What patients tell us stays where it belongs: it turns up nowhere that others read. */
class CanaryTest {
  private static final String PATIENTS = "afterglow.patients";

  private final World world = new World();
  private final String unique = UUID.randomUUID().toString().substring(0, 8);
  private final String name = "Quillon Featherwhisk";
  private final String email = "quillon." + unique + "@canary.example";
  private final String phone = "+447700900" + (200 + (int) (Math.random() * 700));
  private final String note = "Zephyrmarmalade called me away " + unique;
  private final String answer = "Oozing plumtartan patches " + unique;
  private final List<String> canaries =
      new ArrayList<>(
          List.of(name, "Featherwhisk", email, phone, phone.substring(3), note, answer));
  private final List<Http.Answer> problems = new ArrayList<>();

  @Test
  void nothingThatAPatientTellsUsTurnsUpWhereOthersRead() throws IOException {
    byMail();
    byText();
    wrongly();
    world.settle();

    var looked = forms();
    var topics = new TopicReader(world.stack().broker()).read(TopicReader.ALL);
    assertTrue(
        topics.records().stream()
            .filter(record -> record.topic().equals(PATIENTS) && record.value() != null)
            .anyMatch(record -> looked.in(record.value()).isPresent()),
        "the positive control is found where it belongs");
    for (var record : topics.records()) {
      if (record.value() != null && !record.topic().equals(PATIENTS)) {
        assertFree(looked, record.topic(), new String(record.value(), StandardCharsets.UTF_8));
      }
    }
    // Spans leave their service every second.
    var traces = world.stack().data().resolve("sandbox/traces.jsonl");
    Eventually.within(Duration.ofSeconds(20), "spans are written", () -> Files.exists(traces));
    assertFree(looked, traces);
    for (var log : logs()) {
      assertFree(looked, log);
    }
    for (var service : Databases.SERVICES) {
      var metrics = world.http().get(world.stack().at(service + "-management") + "/q/metrics");
      assertTrue(metrics.text().contains("http_server_requests"), metrics.text());
      assertFree(looked, "metrics", metrics.text());
    }
    assertFalse(problems.isEmpty());
    problems.forEach(problem -> assertFree(looked, "problem", problem.text()));
  }

  /** Books, moves, is treated, and answers that something is wrong. */
  private void byMail() {
    var visit = world.book(person(email, null), "lumen", "microneedling", 8);
    canaries.add(visit.token());
    world.settle();
    var start = world.move(visit, "microneedling", 2);
    world.http().get("/m/" + visit.token()).expect(200);
    world.travelTo(start.plus(Duration.ofMinutes(80)));
    var moved =
        new World.Visit(
            visit.clinic(),
            visit.person(),
            visit.id(),
            visit.reference(),
            start,
            visit.manageUrl());
    world.act("maya", moved, "arrival", Map.of()).expect(200);
    world.act("ana", moved, "fulfilment", Map.of()).expect(200);
    world.travelTo(world.now().plus(Duration.ofHours(26)));
    var link = URI.create(World.linkIn(world.inbox(visit.person()).getLast())).getPath();
    assertTrue(link.startsWith("/checkin/"), link);
    var token = link.substring("/checkin/".length());
    canaries.add(token);
    world.http().get(link).expect(200);
    world
        .http()
        .post(
            "/api/followup/checkins/" + token,
            Map.of(
                "answers",
                Map.of("flags", List.of("fever"), "pain", 7, "trend", "worse", "text", answer)))
        .expect(200);
    world.settle();
    staffLookAt(moved);
  }

  private void staffLookAt(World.Visit visit) {
    var patient = world.onTheBoard("maya", visit).get("patient").asText();
    assertFalse(world.openCases("ana").isEmpty());
    for (var path :
        List.of(
            "/api/followup/patients/" + patient + "/care-plans",
            "/api/notification/messages?patient=" + patient,
            "/api/booking/audit?patient=" + patient)) {
      world.http().get(path, world.bearer("tom")).expect(200);
    }
  }

  /** Is written to by text and calls it off, saying why. */
  private void byText() {
    var visit = world.book(person(null, phone), "lumen", "consultation", 8);
    canaries.add(visit.token());
    world.settle();
    world
        .http()
        .post("/api/booking/manage/" + visit.token() + "/cancellation", Map.of("reason", note))
        .expect(200);
    world.settle();
    assertEquals(note, world.onTheBoard("maya", visit).get("cancellationNote").asText());
  }

  /** The same words where they are no use, in bodies, forms and addresses. */
  private void wrongly() {
    for (var word : List.of(name, email, phone, note, answer)) {
      var inPath = URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
      refused(world.http().get("/m/" + inPath));
      refused(world.http().get("/checkin/" + inPath));
      refused(world.http().get("/" + inPath));
      refused(world.http().get("/book/lumen/" + inPath));
      refused(world.http().get("/api/booking/manage/" + inPath));
      refused(
          world.http().get("/api/notification/messages?patient=" + inPath, world.bearer("ana")));
      refused(world.http().get("/api/booking/audit?from=" + inPath, world.bearer("ada")));
      refused(world.http().post("/api/followup/checkins/" + inPath, Map.of("answers", Map.of())));
      refused(world.http().create("/api/booking/clinics/lumen/holds", Map.of("start", word)));
      refused(world.http().create("/api/booking/clinics/lumen/holds", "{\"start\": \"" + word));
      refused(
          world
              .http()
              .create(
                  "/api/booking/clinics/lumen/appointments",
                  Map.of(
                      "patient",
                      Map.of("name", word, "email", word, "phone", word, "zone", word),
                      "answers",
                      Map.of("pregnancy", Map.of("answer", word)))));
    }
  }

  private void refused(Http.Answer answer) {
    assertTrue(answer.status() >= 400 && answer.status() < 500, answer.status() + answer.text());
    if (answer.headers().getOrDefault("content-type", "").contains("json")) {
      problems.add(answer);
    }
  }

  private World.Person person(String email, String phone) {
    return new World.Person(name, email, phone, World.LONDON, "en");
  }

  private Canaries forms() {
    return new Canaries(
        canaries.stream()
            .flatMap(each -> Stream.of(each, each.toLowerCase(Locale.ROOT)))
            .distinct()
            .toList());
  }

  private List<Path> logs() throws IOException {
    try (var files = Files.walk(world.stack().data().resolve("log"))) {
      var found = files.filter(Files::isRegularFile).toList();
      assertTrue(found.size() >= 6, found.toString());
      return found;
    }
  }

  private static void assertFree(Canaries canaries, Path file) throws IOException {
    try (var lines = Files.lines(file, StandardCharsets.ISO_8859_1)) {
      lines.forEach(
          line -> {
            var found = canaries.in(line.getBytes(StandardCharsets.ISO_8859_1));
            assertTrue(found.isEmpty(), () -> file.getFileName() + " holds " + found + ": " + line);
          });
    }
  }

  private static void assertFree(Canaries canaries, String where, String text) {
    var found = canaries.in(text.getBytes(StandardCharsets.UTF_8));
    assertTrue(found.isEmpty(), () -> where + " holds " + found + ": " + text);
  }
}
