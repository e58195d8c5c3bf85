package afterglow.acceptance.history;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Readers of a hand-made history that have read what is on its topics. */
final class Readers {
  private static final Map<String, List<String>> READERS =
      Map.of(
          Event.APPOINTMENTS, List.of("followup", "notification"),
          Event.PATIENTS, List.of("notification"),
          Event.FOLLOW_UPS, List.of("notification"),
          Event.MESSAGES, List.of("followup"));

  private Readers() {}

  /** How far they have read, but for what they never get to. */
  static List<EndState.Seen> of(List<TopicDump.Record> records, List<UUID> unread) {
    var seen = new ArrayList<EndState.Seen>();
    Map<String, Event> newest = new HashMap<>();
    for (var record : records) {
      Event.of(record)
          .ifPresent(
              event ->
                  newest.merge(
                      event.topic() + event.subject(),
                      event,
                      (one, next) -> next.version() > one.version() ? next : one));
    }
    newest.values().removeIf(event -> unread.contains(event.subject()));
    for (var event : newest.values()) {
      for (var service : READERS.get(event.topic())) {
        seen.add(new EndState.Seen(service, event.topic(), event.subject(), event.version()));
      }
    }
    return seen;
  }
}
