package afterglow.acceptance.history;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The evidence of a run, laid out so that it can be looked up. */
final class Run {
  private final Evidence evidence;
  private final Clocks clocks;
  private final Set<String> spoilt;
  private final Set<@Nullable UUID> parked;
  private final List<Event> events = new ArrayList<>();
  private final List<TopicDump.Record> unreadable = new ArrayList<>();
  private final List<TopicDump.Record> planted = new ArrayList<>();
  private final Map<String, Map<UUID, SortedMap<Integer, Event>>> firsts = new HashMap<>();
  private final Map<UUID, EndState.Appointment> appointments;
  private final Map<UUID, EndState.Message> messages;
  private final Map<UUID, EndState.CarePlan> carePlans;
  private final Map<UUID, EndState.FollowUp> followUps;
  private final Map<UUID, UUID> messageOfAttempt;
  private final Map<UUID, List<Handover>> handovers;

  Run(Evidence evidence) {
    this.evidence = evidence;
    this.clocks = new Clocks(evidence.calls(), evidence.handovers());
    this.spoilt = Set.copyOf(evidence.parkedOnPurpose());
    this.parked = evidence.end().parked().stream().map(EndState.Parked::aggregate).collect(toSet());
    sort(evidence);
    this.appointments = byId(evidence.end().appointments(), EndState.Appointment::id);
    this.messages = byId(evidence.end().messages(), EndState.Message::id);
    this.carePlans = byId(evidence.end().carePlans(), EndState.CarePlan::id);
    this.followUps = byId(evidence.end().followUps(), EndState.FollowUp::id);
    this.messageOfAttempt =
        evidence.end().attempts().stream()
            .collect(toMap(EndState.Attempt::id, EndState.Attempt::message, (one, other) -> one));
    this.handovers =
        evidence.handovers().stream()
            .filter(each -> messageOf(each) != null)
            .collect(groupingBy(each -> Objects.requireNonNull(messageOf(each))));
  }

  private void sort(Evidence of) {
    var planting = of.faults().stream().filter(fault -> !fault.planted().isEmpty()).toList();
    var strange = new HashSet<String>();
    for (var record : of.topics().records()) {
      if (planting.stream().anyMatch(fault -> fault.planted(record))) {
        planted.add(record);
        strange.add(content(record));
      }
    }
    for (var record : of.topics().records()) {
      if (!strange.contains(content(record))) {
        Event.of(record).ifPresentOrElse(this::add, () -> unreadable.add(record));
      }
    }
  }

  /** Another fault may repeat what was planted, so that it lies in more places than the first. */
  private static String content(TopicDump.Record record) {
    var value = record.value();
    return record.topic()
        + " "
        + record.key()
        + " "
        + (value == null ? "" : new String(value, StandardCharsets.ISO_8859_1));
  }

  private void add(Event event) {
    events.add(event);
    firsts
        .computeIfAbsent(event.topic(), topic -> new HashMap<>())
        .computeIfAbsent(event.subject(), subject -> new TreeMap<>())
        .putIfAbsent(event.version(), event);
  }

  private static <T> Map<UUID, T> byId(Collection<T> all, Function<T, UUID> id) {
    return all.stream().collect(toMap(id, Function.identity(), (one, other) -> one));
  }

  Evidence evidence() {
    return evidence;
  }

  EndState end() {
    return evidence.end();
  }

  List<Call> calls() {
    return evidence.calls();
  }

  Clocks clocks() {
    return clocks;
  }

  /** All events of all topics but those that a fault planted, each partition in its order. */
  List<Event> events() {
    return events;
  }

  /** Records that are no events and that nobody planted. */
  List<TopicDump.Record> unreadable() {
    return unreadable;
  }

  List<TopicDump.Record> planted() {
    return planted;
  }

  /** Of each aggregate of a topic its versions, each as it was published first. */
  Map<UUID, SortedMap<Integer, Event>> firsts(String topic) {
    return firsts.getOrDefault(topic, Map.of());
  }

  @Nullable Event event(String topic, UUID aggregate, int version) {
    return firsts(topic).getOrDefault(aggregate, new TreeMap<>()).get(version);
  }

  EndState.@Nullable Appointment appointment(UUID id) {
    return appointments.get(id);
  }

  EndState.@Nullable CarePlan carePlan(UUID id) {
    return carePlans.get(id);
  }

  EndState.@Nullable FollowUp followUp(UUID id) {
    return followUps.get(id);
  }

  /** Whether the plan of a visit changed, in one of these ways, after this version of it. */
  boolean changed(UUID appointment, int since, String... ways) {
    return firsts(Event.APPOINTMENTS)
        .getOrDefault(appointment, Collections.emptySortedMap())
        .tailMap(since + 1)
        .values()
        .stream()
        .anyMatch(event -> event.is(ways));
  }

  EndState.@Nullable Message message(UUID id) {
    return messages.get(id);
  }

  /** The message that a sandbox was handed, by what was on it. */
  @Nullable UUID messageOf(Handover handover) {
    return handover.message() != null
        ? handover.message()
        : handover.attempt() == null ? null : messageOfAttempt.get(handover.attempt());
  }

  List<Handover> handovers(UUID message) {
    return handovers.getOrDefault(message, List.of());
  }

  /** Whether its readers wait at some record of it, on purpose or not. */
  boolean setAside(@Nullable UUID aggregate) {
    return spoilt(aggregate) || parked.contains(aggregate);
  }

  /** Whether the workload spoilt this aggregate for its readers and nobody mended it. */
  boolean spoilt(@Nullable UUID aggregate) {
    return aggregate != null && spoilt.contains(aggregate.toString());
  }
}
