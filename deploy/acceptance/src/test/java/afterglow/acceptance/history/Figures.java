package afterglow.acceptance.history;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What there was in a run: how much, how contended, how much in doubt. */
final class Figures {
  private final Evidence evidence;
  private final Run run;

  Figures(Evidence evidence) {
    this.evidence = evidence;
    this.run = new Run(evidence);
  }

  int calls() {
    return evidence.calls().size();
  }

  long unknown() {
    return evidence.calls().stream().filter(Call::unknown).count();
  }

  long refused() {
    return evidence.calls().stream().filter(Call::refused).count();
  }

  /** Bookings that a client was told of. */
  long booked() {
    return evidence.calls().stream()
        .filter(call -> call.act() == Act.BOOK && call.ok() && call.answer().id() != null)
        .map(call -> call.answer().id())
        .distinct()
        .count();
  }

  /** Of the times that somebody wanted to hold, the share that several wanted and not all got. */
  double contention() {
    var wanted =
        evidence.calls().stream()
            .filter(call -> call.act() == Act.HOLD && call.about().start() != null)
            .collect(groupingBy(call -> call.about().clinic() + call.about().start()));
    var all = wanted.values().stream().mapToInt(List::size).sum();
    var contended =
        wanted.values().stream()
            .filter(calls -> calls.stream().map(Call::client).distinct().count() > 1)
            .filter(
                calls -> calls.stream().anyMatch(c -> "slot-taken".equals(c.answer().problem())))
            .mapToInt(List::size)
            .sum();
    return all == 0 ? 0 : (double) contended / all;
  }

  int events() {
    return run.events().size();
  }

  /** Events that lie on a topic once more. */
  int duplicates() {
    var seen = new HashSet<String>();
    var twice = 0;
    for (var record : evidence.topics().records()) {
      var event = Event.of(record).orElse(null);
      if (event != null && !seen.add(event.topic() + event.subject() + ":" + event.version())) {
        twice++;
      }
    }
    return twice;
  }

  long accepted() {
    return evidence.handovers().stream().filter(each -> each.fate().accepted()).count();
  }

  /** Acceptances of a message that had been accepted before. */
  long repeated() {
    return evidence.end().messages().stream()
        .mapToLong(
            message ->
                Math.max(
                    0,
                    run.handovers(message.id()).stream().filter(h -> h.fate().accepted()).count()
                        - 1))
        .sum();
  }

  /** Messages that ended without an acceptance, by state and reason. */
  Map<String, Long> unsent() {
    return new TreeMap<>(
        evidence.end().messages().stream()
            .filter(each -> each.reason() != null)
            .collect(groupingBy(each -> each.state() + " " + each.reason(), counting())));
  }

  /** How many faults of each kind were planned, and how many of them proved themselves. */
  Map<String, String> faults() {
    var kinds = new TreeMap<String, String>();
    evidence.faults().stream()
        .collect(groupingBy(Fault::kind))
        .forEach(
            (kind, all) ->
                kinds.put(
                    kind,
                    all.stream().filter(Fault::proven).count()
                        + " of "
                        + Fault.byNumber(all).size()
                        + " proven"));
    return kinds;
  }
}
