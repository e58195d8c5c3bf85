package afterglow.acceptance.fault;

import afterglow.acceptance.history.About;
import afterglow.acceptance.history.Act;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Books visits: alone, or against others who want the same person at the same time. */
final class BookingClient {
  private static final ZoneId HOME = ZoneId.of("Europe/London");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String CLINIC = "/api/booking/clinics/" + ProvingClinic.NAME;
  private static final int MOST_TRIES = 6;
  private static final Map<String, Map<String, Object>> ANSWERS = new ConcurrentHashMap<>();

  private final String name;
  private final Company company;
  private final Random random;

  BookingClient(String name, Company company, Random random) {
    this.name = name;
    this.company = company;
    this.random = random;
  }

  /** A free time that somebody has set their heart on. */
  private record Wanted(String treatment, String start, @Nullable String practitioner) {
    Instant at() {
      return OffsetDateTime.parse(start).toInstant();
    }

    Map<String, Object> body() {
      return practitioner == null
          ? Map.of("treatment", treatment, "start", start)
          : Map.of("treatment", treatment, "start", start, "practitioner", practitioner);
    }
  }

  void bookAlone() throws InterruptedException {
    var wanted = find(random.nextInt(10) < 3);
    if (wanted.isPresent()) {
      book(wanted.get(), false);
    }
  }

  /** Several people go for one start of one practitioner at the same moment. */
  void bookAgainstOthers() throws InterruptedException {
    var wanted = find(true);
    if (wanted.isEmpty()) {
      return;
    }
    var rivals = new ArrayList<Thread>();
    for (var i = 1 + random.nextInt(3); i > 0; i--) {
      var rival = new BookingClient(name + "-rival-" + i, company, new Random(random.nextLong()));
      rivals.add(Thread.ofVirtual().start(() -> rival.fight(wanted.get())));
    }
    book(wanted.get(), true);
    for (var rival : rivals) {
      rival.join();
    }
  }

  private void fight(Wanted wanted) {
    try {
      book(wanted, true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A start that still lies free, of one practitioner or of whoever there is. */
  private Optional<Wanted> find(boolean particular) {
    var treatment = ProvingClinic.TREATMENTS.get(random.nextInt(ProvingClinic.TREATMENTS.size()));
    var day = LocalDate.ofInstant(company.clock().now(), HOME).plusDays(1 + random.nextInt(5));
    return company
        .starts()
        .any(treatment, day, random)
        .map(
            slot -> {
              var people = slot.get("practitioners");
              return new Wanted(
                  treatment,
                  slot.get("start").asText(),
                  particular ? people.get(random.nextInt(people.size())).asText() : null);
            });
  }

  private void book(Wanted wanted, boolean contended) throws InterruptedException {
    var about = About.clinic(ProvingClinic.NAME).wanting(wanted.treatment(), wanted.at());
    var hold = create(Act.HOLD, about, CLINIC + "/holds", wanted.body());
    if (!hold.ok()) {
      return;
    }
    var questions = questions(wanted.treatment());
    if (questions.isEmpty()) {
      return;
    }
    var person = company.patients().another(random);
    var held = UUID.fromString(hold.body().get("id").asText());
    var patient = new HashMap<String, Object>();
    patient.put("name", person.name());
    patient.put("locale", person.locale());
    patient.put("zone", person.zone().getId());
    if (person.email() != null) {
      patient.put("email", person.email());
    } else {
      patient.put("phone", person.phone());
    }
    var form =
        Map.of(
            "hold", held.toString(),
            "token", hold.body().get("token").asText(),
            "patient", patient,
            "consent", Map.of("care", true, "marketing", false),
            "answers", questions.get());
    var booked =
        create(
            Act.BOOK, about.hold(held).address(person.address()), CLINIC + "/appointments", form);
    if (booked.ok()) {
      var link = booked.body().get("manageUrl").asText();
      company
          .visits()
          .add(
              new KnownVisit(
                  UUID.fromString(booked.body().get("id").asText()),
                  link.substring(link.lastIndexOf('/') + 1),
                  wanted.treatment(),
                  person,
                  OffsetDateTime.parse(booked.body().get("start").asText()).toInstant()));
      company.tally().bookings().increment();
      if (contended) {
        company.tally().contended().increment();
      }
    }
  }

  /** Asks until the outcome is known, always with the same key; now and then once more for that. */
  private Calls.Reply create(Act act, About about, String path, Map<String, Object> body)
      throws InterruptedException {
    var key = UUID.randomUUID().toString();
    var reply = attempt(act, about, path, body, key);
    for (var tries = 1; reply.unknown() && tries < MOST_TRIES; tries++) {
      company.tally().unknown().increment();
      Thread.sleep(500L * tries);
      reply = attempt(act, about, path, body, key);
    }
    if (reply.ok() && random.nextInt(12) == 0) {
      attempt(act, about, path, body, key);
    } else if (reply.ok() && random.nextInt(25) == 0) {
      attempt(act, about, path, otherThan(body), key);
    }
    return reply;
  }

  private Calls.Reply attempt(
      Act act, About about, String path, Map<String, Object> body, String key) {
    company.tally().acts().increment();
    var text = write(body);
    return company
        .calls()
        .make(
            name,
            act,
            about.key(key, Calls.digest(text)),
            () -> company.http().post(path, text, "Idempotency-Key", key));
  }

  /** Another wish under the same key, as a program with a mistake in it sends. */
  private static Map<String, Object> otherThan(Map<String, Object> body) {
    var other = new HashMap<>(body);
    if (other.containsKey("treatment")) {
      var start = OffsetDateTime.parse((String) body.get("start"));
      other.put("start", start.plusHours(1).toString());
    } else {
      other.put("consent", Map.of("care", true, "marketing", true));
    }
    return other;
  }

  /** "No" to everything that the treatment asks. */
  private Optional<Map<String, Object>> questions(String treatment) {
    if (ANSWERS.isEmpty()) {
      try {
        var offered = company.http().get(CLINIC + "/treatments");
        if (offered.status() != 200) {
          return Optional.empty();
        }
        offered.body().forEach(each -> ANSWERS.put(each.get("code").asText(), no(each)));
      } catch (UncheckedIOException e) {
        return Optional.empty();
      }
    }
    return Optional.ofNullable(ANSWERS.get(treatment));
  }

  private static Map<String, Object> no(JsonNode treatment) {
    var answers = new HashMap<String, Object>();
    treatment
        .get("screening")
        .forEach(each -> answers.put(each.get("code").asText(), Map.of("answer", "no")));
    return answers;
  }

  private static String write(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Another free start for a visit, some days from now. */
  Optional<String> anotherStart(String treatment) {
    var day = LocalDate.ofInstant(company.clock().now(), HOME).plusDays(1 + random.nextInt(5));
    return company.starts().any(treatment, day, random).map(slot -> slot.get("start").asText());
  }
}
