package afterglow.acceptance.fault;

import afterglow.acceptance.World;
import afterglow.acceptance.history.About;
import afterglow.acceptance.history.Act;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;

/** What patients do by the links that they were sent. */
final class PatientClient {
  private static final Duration AHEAD = Duration.ofHours(3);

  private final String name;
  private final Company company;
  private final Random random;

  PatientClient(String name, Company company, Random random) {
    this.name = name;
    this.company = company;
    this.random = random;
  }

  /** Whether it was done. */
  boolean move(BookingClient finder) {
    var visit = company.visits().any(random, ahead());
    var start = visit.flatMap(each -> finder.anotherStart(each.treatment()));
    if (visit.isEmpty() || start.isEmpty()) {
      return false;
    }
    var wanted = OffsetDateTime.parse(start.get()).toInstant();
    var about = about(visit.get()).wanting(visit.get().treatment(), wanted);
    var reply = act(Act.RESCHEDULE, about, visit.get(), "reschedule", Map.of("start", start.get()));
    if (reply.ok()) {
      visit.get().movedTo(wanted);
    }
    return reply.ok();
  }

  void cancel() {
    var visit = company.visits().any(random, ahead());
    if (visit.isPresent()) {
      var reply = act(Act.CANCEL, about(visit.get()), visit.get(), "cancellation", reason());
      if (reply.ok() || reply.unknown()) {
        visit.get().became(KnownVisit.Status.OVER);
      }
    }
  }

  /** Written by hand, so with a mark in it that must not be found anywhere else. */
  private Map<String, Object> reason() {
    return Map.of("reason", company.patients().mark() + " I am moving away");
  }

  void confirm() {
    company
        .visits()
        .any(random, ahead())
        .ifPresent(each -> act(Act.CONFIRM, about(each), each, "confirmation", Map.of()));
  }

  /** Opens the link of a visit, as mail programs do by themselves too. */
  void look() {
    var visit = company.visits().any(random, each -> true);
    if (visit.isEmpty()) {
      return;
    }
    try {
      company.http().get("/m/" + visit.get().token());
      company.http().head("/m/" + visit.get().token());
      var shown = company.http().get("/api/booking/manage/" + visit.get().token());
      if (shown.status() == 200) {
        visit.get().reached(shown.body().get("version").asInt());
      }
    } catch (UncheckedIOException e) {
      // They look again another time.
    }
  }

  /** Answers the check-in that came last, well or with a sign that alarms. */
  void answer() {
    var visit = company.visits().any(random, KnownVisit::treated);
    var link = visit.flatMap(each -> lastCheckIn(each.person()));
    if (visit.isEmpty() || link.isEmpty()) {
      return;
    }
    var token = link.get().substring(link.get().lastIndexOf('/') + 1);
    var followUp = company.checkIns().followUp(token);
    if (followUp.isEmpty()) {
      // Without it nobody could say later what became of the answer.
      return;
    }
    company.tally().acts().increment();
    company
        .calls()
        .make(
            name,
            Act.ANSWER,
            about(visit.get()).followUp(followUp.get()),
            () ->
                company
                    .http()
                    .post("/api/followup/checkins/" + token, Map.of("answers", answers())));
  }

  private Map<String, Object> answers() {
    var answers = new HashMap<String, Object>();
    var bad = random.nextInt(4) == 0;
    answers.put("flags", bad ? List.of(random.nextBoolean() ? "allergy" : "infection") : List.of());
    answers.put("pain", bad ? 8 : random.nextInt(4));
    answers.put("trend", bad ? "worse" : "better");
    if (random.nextInt(3) == 0) {
      answers.put("text", company.patients().mark() + " it itches a little");
    }
    return answers;
  }

  private Optional<String> lastCheckIn(World.Person person) {
    var to = URLEncoder.encode(person.address(), StandardCharsets.UTF_8);
    try {
      var inbox = company.http().get("/dev/inbox?to=" + to, "Accept", "application/json");
      if (inbox.status() != 200) {
        return Optional.empty();
      }
      var links = new ArrayList<String>();
      inbox
          .body()
          .forEach(message -> message.path("links").forEach(link -> links.add(link.asText())));
      return links.stream().filter(link -> link.contains("/checkin/")).findFirst();
    } catch (UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private Calls.Reply act(
      Act act, About about, KnownVisit visit, String what, Map<String, Object> body) {
    company.tally().acts().increment();
    var reply =
        company
            .calls()
            .make(
                name,
                act,
                about,
                () ->
                    company.http().post("/api/booking/manage/" + visit.token() + "/" + what, body));
    if (reply.ok()) {
      visit.reached(reply.body().get("version").asInt());
    } else if (reply.unknown()) {
      company.tally().unknown().increment();
    }
    return reply;
  }

  private Predicate<KnownVisit> ahead() {
    var soon = company.clock().now().plus(AHEAD);
    return visit -> visit.status() == KnownVisit.Status.BOOKED && visit.start().isAfter(soon);
  }

  private static About about(KnownVisit visit) {
    return About.clinic(ProvingClinic.NAME)
        .appointment(visit.id())
        .address(visit.person().address());
  }
}
