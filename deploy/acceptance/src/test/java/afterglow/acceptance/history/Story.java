package afterglow.acceptance.history;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A small history made by hand, as a system without faults would have left it. Its lists can be
 * spoilt to tell of a system that has some.
 */
final class Story {
  static final Instant MORNING = Instant.parse("2026-11-23T09:00:00Z");
  private static final String CLINIC = "lumen";
  private static final String ADDRESS = "somebody@example.com";
  private static final Duration VISIT = Duration.ofMinutes(45);

  final List<Call> calls = new ArrayList<>();
  final List<EndState.Appointment> appointments = new ArrayList<>();
  final List<EndState.Hold> holds = new ArrayList<>();
  final List<EndState.Claim> claims = new ArrayList<>();
  final List<EndState.Patient> patients = new ArrayList<>();
  final List<EndState.OutboxRow> outbox = new ArrayList<>();
  final List<EndState.CarePlan> carePlans = new ArrayList<>();
  final List<EndState.FollowUp> followUps = new ArrayList<>();
  final List<EndState.CheckInAnswer> answers = new ArrayList<>();
  final List<EndState.Message> messages = new ArrayList<>();
  final List<EndState.Attempt> attempts = new ArrayList<>();
  final List<EndState.Parked> parked = new ArrayList<>();
  final List<TopicDump.Record> records = new ArrayList<>();
  final List<Handover> handovers = new ArrayList<>();
  final List<Fault> faults = new ArrayList<>();
  final List<String> canaries = new ArrayList<>();
  final List<Evidence.Crawl> crawls = new ArrayList<>();
  final List<String> spoilt = new ArrayList<>();
  private final List<EndState.Recipient> recipients = new ArrayList<>();
  private final Map<UUID, Integer> versions = new HashMap<>();
  private final List<UUID> unread = new ArrayList<>();
  private Instant wall = MORNING;
  private Duration ahead = Duration.ZERO;
  Evidence.@Nullable Recovery recovery;
  Evidence.Extent extent = new Evidence.Extent(0, 0, 0, List.of());

  static Story aHistory() {
    return new Story();
  }

  static UUID id(String name) {
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  // What clients do

  Story books(String visit, Instant start) {
    asks(
        Act.BOOK,
        About.clinic(CLINIC).wanting("facial", start).key("key of " + visit, "form of " + visit),
        Answer.ok(201).id(id(visit)).start(start).digest("answer to " + visit));
    patients.add(new EndState.Patient(CLINIC, id("patient of " + visit), 1));
    recipients.add(new EndState.Recipient(CLINIC, id("patient of " + visit)));
    commits("booking", Event.PATIENTS, "patient", id("patient of " + visit), "recorded", "{}");
    appointments.add(appointment(visit, 0, start, "BOOKED"));
    claims.add(claim(visit, start));
    var version = changes(visit, "booked", start, "BOOKED");
    carePlans.add(
        new EndState.CarePlan(
            CLINIC, id("plan of " + visit), id(visit), "ACTIVE", version, 0, start, null));
    return isTold(visit, "BOOKED");
  }

  Story moves(String visit, Instant start) {
    claims.replaceAll(claim -> claim.holder().equals(id(visit)) ? claim(visit, start) : claim);
    var version = changes(visit, "rescheduled", start, "BOOKED");
    asks(
        Act.RESCHEDULE,
        About.clinic(CLINIC).appointment(id(visit)).start(start),
        Answer.ok(200).version(version).start(start));
    plans(visit, plan -> Altered.plan(plan, "ACTIVE", version, start));
    return isTold(visit, "RESCHEDULED");
  }

  Story confirms(String visit) {
    var version = changes(visit, "confirmed", of(visit).start(), "BOOKED");
    return asks(
        Act.CONFIRM,
        About.clinic(CLINIC).appointment(id(visit)),
        Answer.ok(200).version(version).start(of(visit).start()));
  }

  Story cancels(String visit) {
    claims.removeIf(claim -> claim.holder().equals(id(visit)));
    var version = changes(visit, "cancelled", of(visit).start(), "CANCELLED");
    asks(
        Act.CANCEL,
        About.clinic(CLINIC).appointment(id(visit)),
        Answer.ok(200).version(version).start(of(visit).start()));
    plans(visit, plan -> Altered.plan(plan, "REVOKED", version, plan.visitStart()));
    return isTold(visit, "CANCELLED");
  }

  /** The reminder asks something, and its reader says how it is. */
  Story answers(String visit) {
    var followUp = id("reminder of " + visit);
    var row = id("answer " + answers.size() + " to " + followUp);
    answers.add(new EndState.CheckInAnswer(CLINIC, row, followUp, business()));
    return asks(
        Act.ANSWER, About.clinic(CLINIC).appointment(id(visit)).followUp(followUp), Answer.ok(200));
  }

  Story isRefused(Act act, About about, int status, String problem) {
    return asks(act, about, Answer.refused(status, problem));
  }

  Story asks(Act act, About about, Answer answer) {
    var asked = now();
    passes(Duration.ofMillis(200));
    calls.add(new Call("call " + calls.size(), "somebody", act, about, asked, now(), answer));
    return passes(Duration.ofSeconds(1));
  }

  // What time does

  Story passes(Duration time) {
    wall = wall.plus(time);
    return this;
  }

  Story clockMoves(Duration forward) {
    ahead = ahead.plus(forward);
    return asks(Act.ADVANCE_CLOCK, About.clinic(CLINIC), Answer.ok(200));
  }

  Instant business() {
    return wall.plus(ahead);
  }

  Instant wall() {
    return wall;
  }

  // What the system does by itself

  /** A reminder of the visit that falls due now, and is asked for and sent. */
  Story reminds(String visit) {
    var plan = id("plan of " + visit);
    var followUp = id("reminder of " + visit);
    var version = versions.getOrDefault(plan, 0) + 1;
    var due = business();
    passes(Duration.ofMillis(300));
    commits(
        "followup",
        Event.FOLLOW_UPS,
        "follow-up",
        plan,
        "due",
        "{\"followUp\":\"%s\",\"purpose\":\"REMINDER\"}".formatted(followUp));
    if (followUps.stream().noneMatch(each -> each.id().equals(followUp))) {
      followUps.add(reminder(visit, "SENT", due, version));
    }
    return isTold(visit, "REMINDER", followUp);
  }

  EndState.FollowUp reminder(String visit, String status, Instant due, @Nullable Integer version) {
    return new EndState.FollowUp(
        CLINIC,
        id("reminder of " + visit),
        id("plan of " + visit),
        of(visit).version(),
        "visit/P1D",
        "REMINDER",
        status,
        null,
        due,
        due.plus(Duration.ofHours(20)),
        version,
        version == null ? null : business());
  }

  private Story isTold(String visit, String purpose) {
    return isTold(visit, purpose, null);
  }

  private Story isTold(String visit, String purpose, @Nullable UUID followUp) {
    var message = id(purpose + " of " + visit + messages.size());
    messages.add(
        new EndState.Message(
            CLINIC,
            message,
            id("patient of " + visit),
            purpose,
            visit + purpose,
            followUp == null ? of(visit).version() : versions.get(id("plan of " + visit)),
            id(visit),
            followUp,
            "PLANNED",
            null,
            "EMAIL",
            1,
            0,
            0,
            business().plus(Duration.ofDays(1))));
    passes(Duration.ofMillis(100));
    isHandedOver(message, Handover.Fate.ACCEPTED);
    becomes(message, "accepted");
    return passes(Duration.ofSeconds(1));
  }

  /** One more try with a message, as the mail sandbox saw it. */
  Story isHandedOver(UUID message, Handover.Fate fate) {
    var number = attempts.stream().filter(each -> each.message().equals(message)).count() + 1;
    var outcome = outcome(fate);
    var attempt = id("try " + number + " of " + message);
    attempts.add(
        new EndState.Attempt(CLINIC, attempt, message, (int) number, "EMAIL", ADDRESS, outcome));
    handovers.add(
        new Handover(
            Handover.Channel.EMAIL,
            "<" + message + "@afterglow>",
            message,
            attempt,
            ADDRESS,
            fate,
            business(),
            wall));
    return this;
  }

  /** Its mailbox is refused, before the mail itself was shown. */
  Story isTurnedAway(UUID message, Handover.Fate fate) {
    isHandedOver(message, fate);
    handovers.removeLast();
    handovers.add(
        new Handover(Handover.Channel.EMAIL, "line", null, null, ADDRESS, fate, business(), wall));
    return this;
  }

  private static String outcome(Handover.Fate fate) {
    return switch (fate) {
      case ACCEPTED, UNDELIVERED -> "ACCEPTED";
      case ACCEPTED_UNANSWERED, LOST_UNANSWERED -> "UNKNOWN";
      case REJECTED -> "REFUSED";
      case TEMPORARY -> "NOT_TAKEN";
    };
  }

  /** Its next fate, published and written down. */
  Story becomes(UUID message, String fate) {
    return becomes(message, fate, null);
  }

  Story becomes(UUID message, String fate, @Nullable String reason) {
    commits("notification", Event.MESSAGES, "message", message, fate, "{}");
    message(message, each -> Altered.state(each, fate.toUpperCase(Locale.ROOT), reason));
    return this;
  }

  /** Its message does not go out, for this reason. */
  Story isNotTold(String visit, String purpose, String fate, String reason) {
    var message = messageOf(visit, purpose).id();
    handovers.removeIf(each -> message.equals(each.message()));
    attempts.removeIf(each -> each.message().equals(message));
    return forgets(message).becomes(message, fate, reason);
  }

  /** One event, committed and published; returns the version. */
  int commits(
      String service, String topic, String family, UUID aggregate, String what, String data) {
    var version = versions.merge(aggregate, 1, Integer::sum);
    var payload =
        """
        {"specversion":"1.0","id":"%s:%d","type":"afterglow.%s.%s.v1","subject":"%s",\
        "time":"%s","clinic":"lumen","version":%d,"data":%s}\
        """
            .formatted(aggregate, version, family, what, aggregate, business(), version, data);
    outbox.add(new EndState.OutboxRow(service, topic, aggregate, version, payload, true, null));
    records.add(record(topic, aggregate, payload));
    return version;
  }

  TopicDump.Record record(String topic, UUID key, String payload) {
    var bytes = payload.getBytes(StandardCharsets.UTF_8);
    return new TopicDump.Record(topic, 0, records.size(), key.toString(), bytes, wall);
  }

  private int changes(String visit, String what, Instant start, String status) {
    var data =
        """
        {"treatment":"facial","practitioner":"ana","start":"%s","tellAfter":%s}\
        """
            .formatted(start, what.equals("confirmed") ? "null" : "\"" + business() + "\"");
    var version =
        commits("booking", Event.APPOINTMENTS, "appointment", id(visit), what, data.strip());
    appointments.replaceAll(
        each -> each.id().equals(id(visit)) ? appointment(visit, version, start, status) : each);
    return version;
  }

  // Finding and spoiling

  EndState.Appointment of(String visit) {
    return first(appointments, each -> each.id().equals(id(visit)));
  }

  EndState.Message messageOf(String visit, String purpose) {
    return first(
        messages, each -> each.appointment().equals(id(visit)) && each.purpose().equals(purpose));
  }

  void message(UUID id, UnaryOperator<EndState.Message> change) {
    messages.replaceAll(each -> each.id().equals(id) ? change.apply(each) : each);
  }

  void plans(String visit, UnaryOperator<EndState.CarePlan> change) {
    carePlans.replaceAll(each -> each.appointment().equals(id(visit)) ? change.apply(each) : each);
  }

  private static EndState.Appointment appointment(
      String visit, int version, Instant start, String status) {
    return new EndState.Appointment(
        CLINIC,
        id(visit),
        version,
        id("patient of " + visit),
        "facial",
        "ana",
        start,
        start.plus(VISIT),
        status);
  }

  EndState.Claim claim(String visit, Instant start) {
    return new EndState.Claim(
        CLINIC, "ana", start, start.plus(VISIT), "APPOINTMENT", id(visit), null);
  }

  private static <T> T first(List<T> all, Predicate<T> which) {
    return all.stream().filter(which).findFirst().orElseThrow();
  }

  private Moment now() {
    return new Moment(Duration.between(MORNING, wall).toNanos(), wall, business());
  }

  /** Nothing was ever published of this aggregate. */
  Story forgets(UUID aggregate) {
    outbox.removeIf(row -> row.aggregate().equals(aggregate));
    records.removeIf(record -> aggregate.toString().equals(record.key()));
    versions.remove(aggregate);
    return this;
  }

  /** No reader ever gets to this aggregate. */
  void readersStopAt(UUID aggregate) {
    unread.add(aggregate);
  }

  Evidence evidence() {
    var end =
        new EndState(
            appointments,
            holds,
            claims,
            patients,
            outbox,
            carePlans,
            followUps,
            answers,
            List.of(),
            recipients,
            messages,
            attempts,
            Readers.of(records, unread),
            parked);
    return new Evidence(
        calls,
        end,
        new TopicDump(records),
        handovers,
        faults,
        recovery,
        canaries,
        List.of(),
        crawls,
        spoilt,
        extent);
  }
}
