package afterglow.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/** What the people of a journey do, in their own words. */
public final class World {
  public static final ZoneId LONDON = ZoneId.of("Europe/London");
  public static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

  private final RunningStack stack = RunningStack.get();
  private final Http http = Http.to(stack.url());

  public Http http() {
    return http;
  }

  public RunningStack stack() {
    return stack;
  }

  // Time

  public Instant now() {
    return Instant.parse(http.get("/dev/clock").expect(200).body().get("now").asText());
  }

  /** Moves business time forward to this moment and waits until all that falls due is done. */
  public void travelTo(Instant moment) {
    var ahead = Duration.between(now(), moment);
    if (ahead.isNegative()) {
      throw new AssertionError("The clock only grows; it is past " + moment);
    }
    http.post("/dev/clock", Map.of("advance", ahead.toString())).expect(200);
    settle();
  }

  /** Waits until nothing is due, unpublished, unread or half sent. */
  public void settle() {
    http.get("/dev/settled?timeout=PT60S").expect(200);
  }

  // Patients

  /** Somebody who books. */
  public record Person(String name, String email, String phone, ZoneId zone, String locale) {
    public static Person byMail(String name, ZoneId zone) {
      var unique = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
      return new Person(name, unique + "." + random() + "@example.com", null, zone, "en");
    }

    public static Person byText(String name, ZoneId zone) {
      return new Person(name, null, "+447700900" + (100 + (int) (Math.random() * 899)), zone, "en");
    }

    Person speaking(String language) {
      return new Person(name, email, phone, zone, language);
    }

    public String address() {
      return email == null ? phone : email;
    }

    private static String random() {
      return UUID.randomUUID().toString().substring(0, 8);
    }
  }

  /** What they keep of it. */
  public record Visit(
      String clinic, Person person, UUID id, String reference, Instant start, String manageUrl) {
    public String token() {
      return manageUrl.substring(manageUrl.lastIndexOf('/') + 1);
    }
  }

  public List<JsonNode> slots(String clinic, String treatment, LocalDate from, LocalDate to) {
    var answer =
        http.get(
                "/api/booking/clinics/%s/slots?treatment=%s&from=%s&to=%s"
                    .formatted(clinic, treatment, from, to))
            .expect(200);
    return list(answer.body().get("slots"));
  }

  /** Books the first free start at least this many days ahead. */
  public Visit book(
      Person person, String clinic, String treatment, int daysAhead, String... headers) {
    var from = LocalDate.ofInstant(now(), LONDON).plusDays(daysAhead);
    var start = slots(clinic, treatment, from, from.plusDays(14)).getFirst().get("start").asText();
    return bookAt(person, clinic, treatment, start, headers);
  }

  /** Books this start; the headers go with the booking, not with the hold before it. */
  public Visit bookAt(
      Person person, String clinic, String treatment, String start, String... headers) {
    var hold =
        http.create(
                "/api/booking/clinics/" + clinic + "/holds",
                Map.of("treatment", treatment, "start", start))
            .expect(201)
            .body();
    var booked =
        http.create(
                "/api/booking/clinics/" + clinic + "/appointments",
                form(person, clinic, treatment, hold),
                headers)
            .expect(201)
            .body();
    return new Visit(
        clinic,
        person,
        UUID.fromString(booked.get("id").asText()),
        booked.get("reference").asText(),
        OffsetDateTime.parse(booked.get("start").asText()).toInstant(),
        booked.get("manageUrl").asText());
  }

  /** The booking form with "no" to every question. */
  public Map<String, Object> form(Person person, String clinic, String treatment, JsonNode hold) {
    var answers = new HashMap<String, Object>();
    for (var offered :
        http.get("/api/booking/clinics/" + clinic + "/treatments").expect(200).body()) {
      if (offered.get("code").asText().equals(treatment)) {
        offered
            .get("screening")
            .forEach(
                question -> answers.put(question.get("code").asText(), Map.of("answer", "no")));
      }
    }
    var patient =
        new HashMap<String, Object>(
            Map.of(
                "name", person.name(), "locale", person.locale(), "zone", person.zone().getId()));
    if (person.email() != null) {
      patient.put("email", person.email());
    }
    if (person.phone() != null) {
      patient.put("phone", person.phone());
    }
    return Map.of(
        "hold", hold.get("id").asText(),
        "token", hold.get("token").asText(),
        "patient", patient,
        "consent", Map.of("care", true, "marketing", false),
        "answers", answers);
  }

  /** Moves a visit to the first free start at least this many days after it, by its link. */
  public Instant move(Visit visit, String treatment, int daysLater) {
    var from = LocalDate.ofInstant(visit.start(), LONDON).plusDays(daysLater);
    var start =
        slots(visit.clinic(), treatment, from, from.plusDays(14)).getFirst().get("start").asText();
    http.post("/api/booking/manage/" + visit.token() + "/reschedule", Map.of("start", start))
        .expect(200);
    return OffsetDateTime.parse(start).toInstant();
  }

  public void cancel(Visit visit) {
    http.post("/api/booking/manage/" + visit.token() + "/cancellation", Map.of()).expect(200);
  }

  /** What lies in their mailbox or on their phone, oldest first. */
  public List<JsonNode> inbox(Person person) {
    var to = URLEncoder.encode(person.address(), StandardCharsets.UTF_8);
    return list(http.get("/dev/inbox?to=" + to, "Accept", "application/json").expect(200).body())
        .reversed();
  }

  /** The messages that came at or after a moment. */
  public List<JsonNode> inboxSince(Person person, Instant moment) {
    return inbox(person).stream()
        .filter(m -> !Instant.parse(m.get("at").asText()).isBefore(moment))
        .toList();
  }

  // Staff

  public String signIn(String user) {
    return http.form(
            "/auth/realms/afterglow/protocol/openid-connect/token",
            "grant_type=password&client_id=afterglow-cli&password=demo&username=" + user)
        .expect(200)
        .body()
        .get("access_token")
        .asText();
  }

  public JsonNode onTheBoard(String user, Visit visit) {
    var from = LocalDate.ofInstant(visit.start(), LONDON).minusDays(1);
    var board =
        http.get(
                "/api/booking/clinics/%s/board?from=%s&to=%s"
                    .formatted(visit.clinic(), from, from.plusDays(28)),
                bearer(user))
            .expect(200);
    return list(board.body().get("appointments")).stream()
        .filter(a -> a.get("id").asText().equals(visit.id().toString()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("Not on the board: " + visit.reference()));
  }

  /** Does something with a visit on the version that the board shows. */
  public Http.Answer act(String user, Visit visit, String act, Map<String, ?> body) {
    var version = onTheBoard(user, visit).get("version").asText();
    return http.post(
        "/api/booking/appointments/" + visit.id() + "/" + act,
        body,
        "Authorization",
        "Bearer " + signIn(user),
        "If-Match",
        version);
  }

  public String[] bearer(String user) {
    return new String[] {"Authorization", "Bearer " + signIn(user)};
  }

  public List<JsonNode> openCases(String user) {
    var answer = http.get("/api/followup/cases?state=open", bearer(user)).expect(200).body();
    return list(answer.isArray() ? answer : answer.get("cases"));
  }

  public static List<JsonNode> list(JsonNode array) {
    return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
  }

  public static String linkIn(JsonNode message) {
    return list(message.get("links")).getFirst().asText();
  }
}
