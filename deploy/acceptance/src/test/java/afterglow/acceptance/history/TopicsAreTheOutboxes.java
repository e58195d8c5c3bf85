package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Both ways and byte for byte, for as long as topics keep their records. Of a compacted topic only
 * the newest version must be there. What is not published yet is the matter of {@link ComesToRest}.
 */
final class TopicsAreTheOutboxes implements Invariant {
  private record Key(String topic, UUID aggregate, int version) {}

  @Override
  public String id() {
    return "I5";
  }

  @Override
  public String promise() {
    return "Every committed version is published, nothing else is, and always in the same bytes";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    var committed = new HashMap<Key, String>();
    var newest = new HashMap<UUID, Integer>();
    for (var row : run.end().outbox()) {
      committed.put(new Key(row.topic(), row.aggregate(), row.version()), row.payload());
      newest.merge(row.aggregate(), row.version(), Math::max);
    }
    for (var event : run.events()) {
      var payload = committed.get(new Key(event.topic(), event.subject(), event.version()));
      if (payload == null) {
        violations.add(violation(name(event), "was published and never committed"));
      } else if (!payload.equals(event.text())) {
        violations.add(violation(name(event), "was published in other bytes than committed"));
      }
    }
    for (var record : run.unreadable()) {
      violations.add(
          violation(record.topic() + ":" + record.partition() + ":" + record.offset(), "no event"));
    }
    for (var row : run.end().outbox()) {
      var compacted = row.topic().equals(Event.PATIENTS);
      if (row.published()
          && run.event(row.topic(), row.aggregate(), row.version()) == null
          && (!compacted || newest.get(row.aggregate()) == row.version())) {
        violations.add(
            violation(row.aggregate() + ":" + row.version(), "was committed and never published"));
      }
    }
    counted(run, violations);
    return violations;
  }

  /** An appointment's row says how many versions there are to be. */
  private void counted(Run run, List<Violation> violations) {
    Map<UUID, Integer> rows = new HashMap<>();
    for (var row : run.end().outbox()) {
      if (row.topic().equals(Event.APPOINTMENTS)) {
        rows.merge(row.aggregate(), 1, Integer::sum);
      }
    }
    for (var appointment : run.end().appointments()) {
      var count = rows.getOrDefault(appointment.id(), 0);
      if (count != appointment.version()) {
        violations.add(
            violation(
                appointment.id(),
                "has %d versions and %d events".formatted(appointment.version(), count)));
      }
    }
  }

  private static String name(Event event) {
    return event.subject() + ":" + event.version();
  }
}
