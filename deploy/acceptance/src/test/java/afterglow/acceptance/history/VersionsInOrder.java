package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Of what each partition holds; a compacted topic may lack old versions. */
final class VersionsInOrder implements Invariant {
  private record Aggregate(String topic, UUID id) {}

  @Override
  public String id() {
    return "I6";
  }

  @Override
  public String promise() {
    return "An aggregate's versions appear first as 1, 2, 3 and so on, all on one partition";
  }

  @Override
  public List<Violation> check(Run run) {
    var violations = new ArrayList<Violation>();
    Map<Aggregate, Integer> reached = new HashMap<>();
    Map<Aggregate, Integer> partitions = new HashMap<>();
    for (var event : run.events()) {
      var aggregate = new Aggregate(event.topic(), event.subject());
      var partition = partitions.putIfAbsent(aggregate, event.record().partition());
      if (partition != null && partition != event.record().partition()) {
        violations.add(violation(event.subject(), "lies on two partitions of " + event.topic()));
      }
      int before = reached.getOrDefault(aggregate, 0);
      if (event.version() <= before) {
        continue;
      }
      if (event.version() != before + 1 && !event.topic().equals(Event.PATIENTS)) {
        violations.add(
            violation(event.subject(), "version %d follows %d".formatted(event.version(), before)));
      }
      reached.put(aggregate, event.version());
    }
    return violations;
  }
}
