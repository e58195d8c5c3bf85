package afterglow.acceptance.history;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * A model of its own, from the design: {@link CarePlanFold} and {@link MessageFold}, every recorded
 * patient known to those who write to them, each reader at the newest version. It does not derive
 * which follow-ups a protocol asks for, nor their times, nor what letters say. What is parked, on
 * purpose or not, is left out; {@link ComesToRest} sees it.
 */
final class ReadersAreFolds implements Invariant {
  private record Reader(String service, String topic) {}

  private static final List<Reader> READERS =
      List.of(
          new Reader("followup", Event.APPOINTMENTS),
          new Reader("followup", Event.MESSAGES),
          new Reader("notification", Event.APPOINTMENTS),
          new Reader("notification", Event.PATIENTS),
          new Reader("notification", Event.FOLLOW_UPS));

  /** The services that read a topic. */
  static List<String> of(String topic) {
    return READERS.stream()
        .filter(each -> each.topic().equals(topic))
        .map(Reader::service)
        .toList();
  }

  @Override
  public String id() {
    return "I7";
  }

  @Override
  public String promise() {
    return "What readers hold is what the topics say, each event counted once";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    new CarePlanFold(this, run, violations).check();
    new MessageFold(this, run, violations).check();
    recipients(run, violations);
    versions(run, violations);
    return violations;
  }

  private void recipients(Run run, List<Violation> violations) {
    var known = run.end().recipients().stream().map(EndState.Recipient::id).collect(toSet());
    for (var patient : run.firsts(Event.PATIENTS).keySet()) {
      if (!known.contains(patient) && !run.setAside(patient)) {
        violations.add(violation(patient, "was recorded, but nobody could write to them"));
      }
    }
  }

  private void versions(Run run, List<Violation> violations) {
    Map<Reader, Map<UUID, Integer>> seen = new HashMap<>();
    for (var row : run.end().seen()) {
      seen.computeIfAbsent(new Reader(row.service(), row.topic()), each -> new HashMap<>())
          .put(row.aggregate(), row.version());
    }
    for (var reader : READERS) {
      var reached = seen.getOrDefault(reader, Map.of());
      run.firsts(reader.topic())
          .forEach(
              (id, versions) -> {
                var at = reached.getOrDefault(id, 0);
                if (!Objects.equals(at, versions.lastKey()) && !run.setAside(id)) {
                  violations.add(
                      violation(
                          id,
                          "%s has read version %d of %d"
                              .formatted(reader.service(), at, versions.lastKey())));
                }
              });
    }
  }
}
