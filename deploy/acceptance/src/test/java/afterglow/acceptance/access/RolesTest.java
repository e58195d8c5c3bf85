package afterglow.acceptance.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import afterglow.acceptance.Http;
import afterglow.acceptance.World;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every staff route, by every role, at the own clinic and at another. */
class RolesTest {
  /** Who may do what, as it was designed; held against what the code declares. */
  private static final String DESIGNED =
      """
      GET  /api/booking/clinics/{clinic}/board           reception clinician manager auditor
      POST /api/booking/appointments/{id}/arrival        reception clinician manager
      POST /api/booking/appointments/{id}/fulfilment     reception clinician manager
      POST /api/booking/appointments/{id}/no-show        reception clinician manager
      POST /api/booking/appointments/{id}/cancellation   reception clinician manager
      POST /api/booking/appointments/{id}/reschedule     reception clinician manager
      POST /api/booking/appointments/{id}/correction     reception clinician manager
      POST /api/booking/appointments/{id}/undo           reception clinician manager
      POST /api/booking/appointments/{id}/telling        reception clinician manager
      POST /api/booking/appointments/{id}/review         clinician manager
      POST /api/booking/appointments/{id}/reassignment   reception clinician manager
      GET  /api/booking/clinics/{clinic}/reviews         clinician manager
      GET  /api/booking/clinics/{clinic}/orphans         reception clinician manager
      GET  /api/booking/clinics/{clinic}/blocks          reception manager
      POST /api/booking/clinics/{clinic}/blocks          reception manager
      POST /api/booking/clinics/{clinic}/blocks/impact   reception manager
      DELETE /api/booking/clinics/{clinic}/blocks/{block} reception manager
      POST /api/booking/clinics/{clinic}/setup/impact    manager
      GET  /api/booking/clinics/{clinic}/slots/blocked   reception clinician manager auditor
      POST /api/booking/clinics/{clinic}/patients        reception clinician manager
      POST /api/booking/clinics/{clinic}/patients/{patient}/answers reception clinician manager
      POST /api/booking/clinics/{clinic}/staff-appointments reception clinician manager
      GET  /api/booking/clinics/{clinic}/setup           manager
      PUT  /api/booking/clinics/{clinic}/setup           manager
      GET  /api/booking/clinics/{clinic}/catalogue       manager
      PUT  /api/booking/clinics/{clinic}/catalogue       manager
      GET  /api/booking/audit                            manager auditor
      GET  /api/followup/audit                           manager auditor
      GET  /api/followup/patients/{patient}/care-plans   reception clinician manager auditor
      GET  /api/followup/cases                           clinician manager auditor
      POST /api/followup/cases/{id}/acknowledgement      clinician manager
      POST /api/followup/cases/{id}/notes                clinician manager
      GET  /api/notification/audit                       manager auditor
      GET  /api/notification/messages                    reception clinician manager auditor
      GET  /desk                                         reception clinician manager auditor
      GET  /desk/appointments/{id}                       reception clinician manager auditor
      GET  /desk/appointments/{id}/cancellation          reception clinician manager
      POST /desk/appointments/{id}/{act}                 reception clinician manager
      GET  /care                                         clinician manager auditor
      POST /care/cases/{id}/acknowledgement              clinician manager
      POST /care/cases/{id}/notes                        clinician manager
      """;

  private static final Map<String, String> LUMEN =
      Map.of("maya", "reception", "ana", "clinician", "tom", "manager", "ada", "auditor");

  private static final Set<Integer> REACHED = Set.of(200, 201, 303, 412, 422);

  /** A block that is not there: only who may delete any is told so. */
  private static final String NOTHING = "00000000-0000-0000-0000-000000000000";

  /** She has every role that acts, at another clinic. */
  private static final String ELSEWHERE = "nora";

  private final World world = new World();

  @Test
  void theRoutesAreThoseThatWereDesigned() {
    var declared =
        Routes.of(world.stack().root()).stream()
            .filter(route -> route.guard() == Route.Guard.ROLE)
            .collect(Collectors.toMap(Route::named, Route::roles, (a, b) -> a, TreeMap::new));

    assertEquals(designed(), declared);
  }

  @Test
  void everyRoleReachesItsRoutesAndNoOther() {
    var subject = aPatientWithACase();
    for (var route : designed().entrySet()) {
      for (var person : LUMEN.entrySet()) {
        var answer = call(person.getKey(), route.getKey(), subject);
        var who = person.getValue() + " " + route.getKey() + ": " + answer.text();
        if (route.getValue().contains(person.getValue())) {
          var reached = route.getKey().startsWith("DELETE") ? Set.of(404) : REACHED;
          assertTrue(reached.contains(answer.status()), answer.status() + " " + who);
        } else {
          assertEquals(403, answer.status(), who);
          assertFalse(answer.text().contains(subject.visit().person().name()), who);
        }
      }
    }
  }

  @Test
  void anotherClinicsRowsAreAsIfTheyWereNotThere() {
    var subject = aPatientWithACase();
    for (var route : designed().entrySet()) {
      var answer = call(ELSEWHERE, route.getKey(), subject);
      var what = route.getKey() + " answers " + answer.status() + ": " + answer.text();
      assertTrue(answer.status() == 404 || answer.status() == 200, what);
      assertTrue(answer.status() == 404 || route.getKey().startsWith("GET"), what);
      for (var secret :
          Set.of(subject.visit().id(), subject.patient(), subject.visit().reference())) {
        assertFalse(answer.text().contains(secret.toString()), what);
      }
    }
  }

  private record Subject(World.Visit visit, String patient, String openCase) {}

  private Subject aPatientWithACase() {
    var visit =
        world.book(World.Person.byMail("Rhea Roles", World.LONDON), "lumen", "microneedling", 8);
    world.settle();
    world.travelTo(visit.start());
    world.act("maya", visit, "arrival", Map.of()).expect(200);
    world.travelTo(visit.start().plus(Duration.ofHours(2)));
    world.act("maya", visit, "fulfilment", Map.of()).expect(200);
    world.settle();
    world.travelTo(world.now().plus(Duration.ofDays(2)));
    var link =
        world.inbox(visit.person()).stream()
            .flatMap(message -> World.list(message.get("links")).stream())
            .map(each -> URI.create(each.asText()).getPath())
            .filter(path -> path.startsWith("/checkin/"))
            .findFirst()
            .orElseThrow();
    world
        .http()
        .post(
            "/api/followup/checkins/" + link.substring("/checkin/".length()),
            Map.of("answers", Map.of("flags", List.of("fever"), "pain", 3, "trend", "worse")))
        .expect(200);
    world.settle();
    var opened =
        world.openCases("ana").stream()
            .filter(each -> each.get("appointment").asText().equals(visit.id().toString()))
            .findFirst()
            .orElseThrow();
    return new Subject(visit, opened.get("patient").asText(), opened.get("id").asText());
  }

  /** Acts name a version that never was, so that they get as far as they may and change nothing. */
  private Http.Answer call(String person, String route, Subject subject) {
    var method = route.substring(0, route.indexOf(' '));
    var path =
        route
            .substring(route.indexOf(' ') + 1)
            .replace("{clinic}", "lumen")
            .replace("{patient}", subject.patient())
            .replace("/messages", "/messages?patient=" + subject.patient())
            .replace(
                "/blocked", "/blocked?treatment=microneedling&start=" + subject.visit().start())
            .replace("/cases/{id}", "/cases/" + subject.openCase())
            .replace("{id}", subject.visit().id().toString())
            .replace("{act}", "arrival")
            .replace("{block}", NOTHING);
    var token = "Bearer " + world.signIn(person);
    if (method.equals("GET")) {
      return world.http().get(path, "Authorization", token);
    }
    var headers =
        new String[] {"Authorization", token, "If-Match", "999999", "Idempotency-Key", person};
    return switch (method) {
      case "PUT" -> world.http().put(path, Map.of(), headers);
      case "DELETE" -> world.http().delete(path, headers);
      default -> world.http().post(path, body(path, subject), headers);
    };
  }

  private static Map<String, ?> body(String path, Subject subject) {
    return switch (path.substring(path.lastIndexOf('/'))) {
      case "/reschedule" -> Map.of("start", subject.visit().start().toString());
      case "/notes" -> Map.of("text", "Called, all is well");
      case "/correction" -> Map.of("status", "BOOKED");
      case "/blocks", "/impact" ->
          Map.of("unit", "pen-2", "from", "2031-01-01T00:00Z", "until", "2031-01-01T01:00Z");
      case "/answers" -> Map.of("answers", Map.of("keloid", Map.of("answer", "no")));
      case "/telling" -> Map.of("when", "NEVER");
      case "/review" -> Map.of("decision", "DECLINE");
      case "/patients" ->
          Map.of(
              "patient", Map.of("name", "Nia Noted", "phone", "07700 900456"),
              "consent", Map.of("care", true));
      // It has begun already, so that it is refused, but only for that.
      case "/staff-appointments" ->
          Map.of(
              "patient", subject.patient(),
              "treatment", "microneedling",
              "start", subject.visit().start().toString());
      default -> Map.of();
    };
  }

  private static Map<String, Set<String>> designed() {
    return DESIGNED
        .lines()
        .map(line -> line.split("\\s+"))
        .collect(
            Collectors.toMap(
                words -> words[0] + " " + words[1],
                words -> Set.copyOf(Arrays.asList(words).subList(2, words.length)),
                (a, b) -> a,
                TreeMap::new));
  }
}
